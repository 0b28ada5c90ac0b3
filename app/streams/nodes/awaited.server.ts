type Awaited = { n: number; from: Set<string>; done: () => void; timer: NodeJS.Timeout };

/** What was said to other nodes, and who of them has yet to say that it has heard. */
export class AwaitedAnswers {
  private readonly open = new Set<Awaited>();

  /** Resolves when all of these nodes have heard message `n`, or are gone, or have had their time; then tells who has not. */
  until(n: number, nodes: Iterable<string>, patience: number): Promise<string[]> {
    const from = new Set(nodes);
    if (from.size === 0) return Promise.resolve([]);
    return new Promise((resolve) => {
      const entry: Awaited = {
        ...{ n, from },
        done: () => {
          clearTimeout(entry.timer);
          this.open.delete(entry);
          resolve([...from]);
        },
        timer: setTimeout(() => entry.done(), patience),
      };
      this.open.add(entry);
    });
  }

  /** A node has heard everything up to `n`. */
  heard(node: string, n: number): void {
    for (const entry of this.open) if (entry.n <= n) strike(entry, node);
  }

  /** A node is gone: nobody waits for it. */
  gone(node: string): void {
    for (const entry of this.open) strike(entry, node);
  }

  close(): void {
    for (const entry of this.open) entry.done();
  }
}

function strike(entry: Awaited, node: string): void {
  entry.from.delete(node);
  if (entry.from.size === 0) entry.done();
}
