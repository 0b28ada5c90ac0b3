/**
 * Puts off what can wait until whoever asked has been answered: telling thousands takes a while, and the answer is
 * written in the same turn of the event loop. The order stays.
 */
export function afterTheAnswer() {
  let waiting: (() => void)[] = [];
  let timer: NodeJS.Immediate | undefined;

  /** Does now what was put off. */
  function flush(): void {
    clearImmediate(timer);
    timer = undefined;
    for (const work of waiting.splice(0)) work();
  }

  function add(work: () => void): void {
    waiting.push(work);
    timer ??= setImmediate(flush);
  }

  return {
    add,
    flush,
    stop: () => {
      clearImmediate(timer);
      waiting = [];
    },
  };
}
