import { recogniseTrack, withoutPunctuation } from "../../tracks/recognise";

/** Endings of addresses that people write without anything before or after. Countries have two letters. */
const ENDINGS = new Set(
  (
    "com net org info biz name pro mobi edu gov mil int app dev xyz top site online shop store club live link click " +
    "fun space website tech icu vip win bid loan work world today life news blog media music audio band dance film " +
    "art bar cam chat cloud cool digital email events fans finance fit game games group guru host land lol ltd " +
    "market money network ninja one page party photo pics plus press pub red rest review rocks run sale science sex " +
    "porn adult xxx casino bet poker social software stream studio style support surf team tips tools trade tube " +
    "video wiki wtf zone zip mov bio center city company community design download express global gold health help " +
    "ink love menu moe monster onion tel travel asia рф укр бел срб сайт онлайн 中国 中國 香港 台灣 网址 公司 网络 みんな"
  ).split(" "),
);
const COUNTRIES = new Set(
  (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc " +
    "cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga " +
    "gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo " +
    "jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr " +
    "ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re " +
    "ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr " +
    "tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw"
  ).split(" "),
);

// In this order: an email address (which is no link), a full address, numbers with a path or port, a bare name.
const CANDIDATES =
  /(?<![\p{L}\p{N}._%+-])(?<email>[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+(?![\p{L}\p{N}/?#.-]))|(?<full>(?<![\p{L}\p{N}+.-])\p{L}[\p{L}\p{N}+.-]{0,30}:\/\/[^\s<>"]+)|(?<number>(?<![\p{N}.])\d{1,3}(?:\.\d{1,3}){3}(?::\d+|\/)[^\s<>"]*)|(?<![\p{L}\p{N}-])(?<bare>(?:[\p{L}\p{N}-]+\.)+(?<ending>\p{L}{2,24}|xn--[a-z0-9-]+)(?![\p{L}\p{N}-])(?<path>(?::\d+)?[/?#][^\s<>"]*)?)/giu;

/**
 * The first thing in a text that can be followed and is no track: an address with or without "https://", also one in
 * disguise (wide letters, invisible characters in between). Null when there is none.
 */
export function otherLink(text: string): string | null {
  const plain = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[。｡]/g, ".");
  for (const match of plain.matchAll(CANDIDATES)) {
    const { email, bare, ending = "", path } = match.groups!;
    if (email) continue;
    const link = withoutPunctuation(match[0]);
    if (recogniseTrack(link)) continue;
    if (bare && !path && !isEnding(ending) && !/^www\./i.test(bare)) continue;
    return link;
  }
  return null;
}

function isEnding(ending: string): boolean {
  const lower = ending.toLowerCase();
  return ENDINGS.has(lower) || COUNTRIES.has(lower) || lower.startsWith("xn--");
}
