import { card, DAY, post, reply, type DemoPost } from "./types";

/** Deep House Social: the last four evenings, up to the moment of the first boot. */
export const DEEP_HOUSE_RECENT: DemoPost[] = [
  post(
    "deshawn",
    3 * DAY + 198,
    "Encoder arrived from Priya with a hand-drawn wiring diagram and a biscuit. This is why I like people.",
    {
      reactions: { "🍪": ["priya_n", "bex", "jun"], "❤️": ["halima", "rafa"] },
    },
  ),
  post(
    "halima",
    3 * DAY + 186,
    "Digging report: three hours, one cough, two keepers. This is keeper number one.",
    {
      track: card("https://youtu.be/2hWdQZUm14o", "Mama Zuhra's Kitchen", "Pwani Machine", "6:05"),
      reactions: { "🔥": ["deshawn", "bex", "rafa", "tomasz_k"], "🙌": ["jun"] },
      replies: [
        reply("rafa", 3 * DAY + 182, "And keeper number two?"),
        reply("halima", 3 * DAY + 180, "Mine until Sunday. Then DeShawn's, if he asks nicely."),
        reply("deshawn", 3 * DAY + 177, "Asking so nicely. On one knee. At work.", {
          "😂": ["halima", "bex", "priya_n"],
        }),
      ],
    },
  ),
  post(
    "jun",
    3 * DAY + 164,
    "What do you all do when a blend goes wrong in front of people? Mine did, at my cousin's birthday.",
  ),
  post(
    "bex",
    3 * DAY + 159,
    "Smile, cut it clean, turn the new one up. Nobody remembers the crash, they remember whether you looked worried.",
    {
      reactions: { "💯": ["deshawn", "halima", "priya_n"], "❤️": ["jun"] },
    },
  ),
  post(
    "deshawn",
    3 * DAY + 153,
    "I once played ninety seconds of silence to a full room because I cued the wrong deck. They cheered when the kick came back. Some of them still ask for it.",
    {
      reactions: { "😂": ["jun", "bex", "rafa", "tomasz_k"] },
    },
  ),

  post(
    "tomasz_k",
    2 * DAY + 233,
    "Needle advice, free of charge: if it looks like it has a little scarf on, that is dust, and it has been there since spring.",
  ),
  post("rafa", 2 * DAY + 226, "…it did have a little scarf on. Thank you. My whole collection sounds new.", {
    reactions: { "😂": ["tomasz_k", "bex", "jun", "deshawn"] },
  }),
  post(
    "priya_n",
    2 * DAY + 215,
    "This has been in my head since the school run. The bridge is a children's choir and it should not work.",
    {
      track: card(
        "https://music.apple.com/gb/album/saturday-people/1688804410?i=1688804417",
        "Saturday People",
        "Joss Adeyemi",
        "5:49",
      ),
      reactions: { "❤️": ["bex", "halima", "jun"], "🎶": ["rafa"] },
      replies: [
        reply("bex", 2 * DAY + 211, "It works because they are slightly flat, and so happy about it."),
        reply("deshawn", 2 * DAY + 205, "Second record on Sunday. Decided."),
      ],
    },
  ),
  post(
    "bex",
    2 * DAY + 196,
    'Gig plans: I\'m at the Fernery again on Friday, doors at 9. First drink is on me for anyone who says "horses" at the bar.',
    {
      editedAfter: 6,
      reactions: { "🐎": ["jun", "deshawn", "rafa", "halima", "tomasz_k"], "🍻": ["priya_n"] },
      replies: [
        reply("priya_n", 2 * DAY + 190, "I can do Friday! Train from London at 5."),
        reply(
          "bex",
          2 * DAY + 188,
          "I'll save you the seat by the good speaker. There is only one good speaker.",
        ),
        reply("tomasz_k", 2 * DAY + 183, "Send me the model of the bad one."),
      ],
    },
  ),
  post(
    "halima",
    2 * DAY + 172,
    "Small wish: more people singing in their own language over four to the floor. Here is a good one to start with.",
    {
      track: card(
        "https://soundcloud.com/casa-do-grave/janela-aberta",
        "Janela Aberta",
        "Beatriz Moura-Lins",
        "6:22",
      ),
      reactions: { "❤️": ["rafa", "deshawn", "bex"], "🔥": ["jun", "priya_n"] },
      replies: [
        reply(
          "rafa",
          2 * DAY + 168,
          '"Janela aberta" is open window. She is singing about letting the noise of the street in. My mother loves this one.',
        ),
        reply("halima", 2 * DAY + 165, "Your mother has excellent taste, and apparently excellent speakers."),
      ],
    },
  ),
  post("jun", 2 * DAY + 151, "Fifty-one seconds. I only stopped because I started crying a little?", {
    reactions: { "😭": ["bex", "rafa"], "🙌": ["deshawn", "halima", "priya_n", "tomasz_k"] },
    replies: [
      reply(
        "deshawn",
        2 * DAY + 147,
        "That's the moment, man. You never quite get over it, and you shouldn't.",
        { "❤️": ["jun", "bex", "halima"] },
      ),
    ],
  }),

  post(
    "deshawn",
    DAY + 244,
    "Lantern set starts in an hour, stream link goes up on the night's page. Shelf phone has been promoted to a stool.",
    { reactions: { "👏": ["priya_n", "rafa", "bex", "jun"] } },
  ),
  post(
    "bex",
    DAY + 212,
    "Stream is up on the bar telly. The after-work crowd have stopped pretending to talk.",
    { reactions: { "❤️": ["deshawn", "halima"] } },
  ),
  post("rafa", DAY + 181, "Strings! The lighthouse strings! Halima, tell your uncle!", {
    reactions: { "🔥": ["halima", "bex"] },
  }),
  post(
    "halima",
    DAY + 178,
    "He is on the other line, listening. He says the bass is too loud and he is very proud.",
    { reactions: { "😂": ["rafa", "deshawn", "bex", "priya_n"], "❤️": ["jun"] } },
  ),
  post("priya_n", DAY + 160, "What IS this one? About 40 minutes in, there's a bell and somebody laughing."),
  post("bex", DAY + 156, "Got it, I think. The laugh is the producer's gran.", {
    track: card(
      "https://www.beatport.com/track/gran-approves-extended/19200554",
      "Gran Approves (Extended)",
      "Tilda Roux",
      "7:36",
    ),
    reactions: { "❤️": ["priya_n", "jun", "deshawn"], "👵": ["rafa", "halima"] },
  }),
  post(
    "deshawn",
    DAY + 58,
    "Home. Shoes off. Three hundred people, and you lot on a stool. Thank you for keeping me company in there.",
    {
      reactions: { "❤️": ["bex", "rafa", "jun", "halima", "priya_n"], "🙌": ["tomasz_k"] },
      replies: [
        reply(
          "jun",
          DAY + 52,
          "The blend into Saturday People was four minutes long. I counted. I want to be you.",
        ),
        reply("deshawn", DAY + 49, "Be you, with two copies of the same record.", { "🫶": ["jun", "bex"] }),
      ],
    },
  ),

  post(
    "tomasz_k",
    229,
    "The bad speaker at Bex's bar: tweeter wired backwards. I can tell from a photo. Bringing a screwdriver on Friday.",
    {
      reactions: { "🙌": ["bex", "priya_n"], "😂": ["deshawn", "rafa"] },
      replies: [
        reply("bex", 222, "You're coming to LEEDS to turn two wires round?"),
        reply("tomasz_k", 220, 'And to say "horses".', { "🐎": ["bex", "jun", "deshawn", "rafa", "halima"] }),
      ],
    },
  ),
  post("halima", 188, "As promised, keeper number two, now that Sunday is over.", {
    track: card(
      "https://tidelinereissues.bandcamp.com/track/wait-for-the-ferry",
      "Wait for the Ferry",
      "Aziza Penhallow",
      "7:55",
    ),
    reactions: { "🔥": ["deshawn", "bex", "rafa", "jun"], "❤️": ["priya_n"] },
  }),
  post("deshawn", 176, "Halima. HALIMA. The organ.", { reactions: { "😂": ["halima", "bex"] } }),
  post(
    "rafa",
    131,
    "Practising brushes over it right now. The downstairs neighbour knocked, and then asked what it was called.",
    { reactions: { "❤️": ["halima", "bex", "deshawn"] } },
  ),
  post("deshawn", 117, "Tell the neighbour it comes in blue vinyl.", {
    reactions: { "😂": ["rafa", "halima"] },
  }),
  post(
    "priya_n",
    84,
    "Should we do a listening session this week, everybody brings one track under 118? I'll keep the time.",
    {
      editedAfter: 3,
      reactions: { "🙌": ["bex", "jun", "halima", "rafa", "deshawn"] },
      replies: [
        reply("bex", 78, "In. Thursday?"),
        reply(
          "jun",
          71,
          "Thursday night is my Friday morning. I'll take the early train and listen on the way!",
        ),
        reply("deshawn", 66, "Thursday. One track each, long blends, no horses.", {
          "😂": ["jun", "bex", "priya_n"],
        }),
      ],
    },
  ),
  post("jun", 27, "My track for Thursday, so I can't change my mind at 3 am:", {
    track: card("https://youtu.be/hoxhLPAbQcc", "Umbrella Stand", "Haru Okabe Quartet", "6:17"),
    reactions: { "❤️": ["halima", "deshawn"], "👀": ["bex"] },
  }),
  post(
    "bex",
    9,
    "Jun, that is a proper opener. You're going first on Thursday, and I won't hear a word about it.",
    { reactions: { "🙌": ["deshawn", "halima", "priya_n"] } },
  ),
];
