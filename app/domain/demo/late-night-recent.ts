import { card, DAY, post, reply, type DemoPost } from "./types";

/** Late Night Listening: the last three evenings, up to the moment of the first boot. */
export const LATE_NIGHT_RECENT: DemoPost[] = [
  post(
    "bex",
    2 * DAY + 236,
    "Does anyone know the name for that thing where a song ends and the room in the recording is still there for a second?",
  ),
  post("tomasz_k", 2 * DAY + 231, 'Room tone. Though "the thing where the room is still there" is better.', {
    replies: [
      reply(
        "priya_n",
        2 * DAY + 228,
        "We record thirty seconds of it after every interview. I have hours of people politely not speaking.",
      ),
      reply("mira_f", 2 * DAY + 226, "PRIYA. I need those hours.", { "😂": ["priya_n", "tomasz_k", "bex"] }),
      reply("priya_n", 2 * DAY + 220, "Asked my editor. She says yes if the cat gets a credit.", {
        "🐈": ["mira_f", "odile", "bex"],
      }),
    ],
  }),
  post(
    "mira_f",
    2 * DAY + 211,
    "This ends with nine full seconds of room. Somebody puts down a cup. It is the best part.",
    {
      track: card(
        "https://kitchenharmonium.bandcamp.com/track/thank-you-for-coming",
        "Thank You for Coming",
        "Kitchen Harmonium",
        "3:37",
      ),
      reactions: { "☕": ["bex", "odile", "priya_n"], "❤️": ["tomasz_k"] },
    },
  ),
  post("deshawn", 2 * DAY + 199, "Heard the cup. Rewound for the cup.", {
    reactions: { "😂": ["mira_f", "bex", "rafa"] },
  }),
  post(
    "rafa",
    2 * DAY + 188,
    "Small gig alert: Friday I am playing brushes and a suitcase (really) in a bookshop here. Twelve chairs. If you are near Porto, one is yours.",
    {
      editedAfter: 4,
      reactions: { "🙌": ["odile", "halima", "oldgold", "jun"], "🥁": ["tomasz_k", "bex"] },
      replies: [
        reply("halima", 2 * DAY + 183, "What is in the suitcase?"),
        reply("rafa", 2 * DAY + 181, "A pillow and my tax papers. Lovely low end."),
        reply("odile", 2 * DAY + 174, "There is a night train… do not tempt me."),
        reply("rafa", 2 * DAY + 170, "Chair number twelve has a little sign with your name on it now.", {
          "🫶": ["odile", "halima"],
        }),
      ],
    },
  ),
  post(
    "halima",
    2 * DAY + 162,
    "Tonight's weather: warm wind, one dog, distant scooters. It asked for this.",
    {
      track: card(
        "https://soundcloud.com/vieux-port-radio/balcony-in-july",
        "Balcony in July",
        "Samir Tall & Inès Roca",
        "6:40",
      ),
      reactions: { "❤️": ["rafa", "odile", "mira_f"] },
    },
  ),
  post(
    "odile",
    2 * DAY + 148,
    "A patient asked what I hum on rounds. I had no idea I did. Apparently it was Moth Light.",
    {
      reactions: { "😭": ["mira_f", "tomasz_k"], "❤️": ["halima", "priya_n", "oldgold", "jun", "bex"] },
    },
  ),

  post(
    "priya_n",
    DAY + 233,
    "Producing a one-hour overnight special: no voice, just music and one time check on the half hour. What goes in the first five minutes?",
  ),
  post(
    "oldgold",
    DAY + 228,
    "Something that already sounds like it has been playing. Never start the night, join it.",
    {
      reactions: { "💯": ["priya_n", "mira_f", "deshawn"], "❤️": ["odile"] },
    },
  ),
  post("deshawn", DAY + 222, "Then this. It fades in for almost a minute and you cannot say when it began.", {
    track: card(
      "https://open.spotify.com/track/6TIk27f4t3tGolUByxRmXB",
      "Porch Frequency",
      "Ellis Marrow",
      "9:14",
    ),
    reactions: { "🔥": ["priya_n", "oldgold"], "🌙": ["mira_f", "rafa"] },
    replies: [
      reply("priya_n", DAY + 216, "That is the opener. Done. You have saved me a week."),
      reply("deshawn", DAY + 214, "Invoice is one (1) postcard.", { "😂": ["priya_n", "odile"] }),
    ],
  }),
  post(
    "jun",
    DAY + 203,
    "And for the half hour: I recorded the crossing signal near my house. It plays a little bird song. Free to use!",
    {
      reactions: { "🐦": ["priya_n", "mira_f", "halima"], "❤️": ["odile"] },
      replies: [
        reply("mira_f", DAY + 199, "What did you record it on? It sounds so close."),
        reply("jun", DAY + 196, "My phone, inside a sock, because of the wind.", {
          "😂": ["mira_f", "tomasz_k", "bex"],
        }),
        reply("tomasz_k", DAY + 192, "I have sold people four-hundred-euro windshields that do less."),
      ],
    },
  ),
  post("tomasz_k", DAY + 181, "Mira's synth is on my bench. There was a dried fig inside. Mira.", {
    reactions: { "👀": ["odile", "priya_n", "jun", "bex"], "😂": ["halima", "rafa", "deshawn"] },
    replies: [
      reply("mira_f", DAY + 178, "It was a long tour."),
      reply("tomasz_k", DAY + 176, "It works better than before. I am considering putting the fig back."),
    ],
  }),
  post(
    "bex",
    DAY + 165,
    "Last one from me before I lock up. Play it quiet enough that you are not sure it is on.",
    {
      track: card("https://youtu.be/2chn4xdeJg0", "Stockroom Waltz", "Edda Lindqvist-Ray", "3:52"),
      reactions: { "🌙": ["odile", "oldgold", "mira_f"], "💤": ["rafa"] },
    },
  ),

  post("halima", 214, "Evening, night people. Kettle is on. Who is here?", {
    reactions: { "👋": ["odile", "jun", "mira_f", "priya_n", "rafa"] },
    replies: [
      reply("jun", 211, "Here, with breakfast!"),
      reply("rafa", 208, "Here, carrying a suitcase up four floors."),
      reply("oldgold", 202, "Here. Power is back. The dogs miss the stove."),
    ],
  }),
  post(
    "rafa",
    187,
    "The bookshop was full. Fourteen people on twelve chairs. Someone cried in the cookery section.",
    {
      reactions: {
        "❤️": ["odile", "halima", "bex", "deshawn", "jun"],
        "👏": ["oldgold", "priya_n", "mira_f"],
      },
      replies: [
        reply("odile", 183, "I am still on the train home and I will deny it was me.", {
          "🫶": ["rafa", "halima", "mira_f"],
          "😂": ["bex"],
        }),
        reply("rafa", 180, "Chair twelve is yours for ever."),
      ],
    },
  ),
  post(
    "tomasz_k",
    168,
    "Chair twelve should have its own room tone. Rafa, record it before someone sits down.",
    { reactions: { "👏": ["rafa", "priya_n"] } },
  ),
  post("odile", 151, "This is what the last hour of the night train sounds like, if anyone asks.", {
    track: card("https://music.apple.com/fr/song/couloir/1670033187", "Couloir", "Atelier Vasseur", "5:26"),
    reactions: { "🌙": ["rafa", "mira_f", "oldgold", "jun"], "❤️": ["halima", "priya_n"] },
  }),
  post(
    "priya_n",
    96,
    "The overnight special airs tonight, and four of the eleven tracks came out of this room. You are all in the credits. So is the cat.",
    {
      editedAfter: 2,
      reactions: {
        "🙌": ["mira_f", "odile", "deshawn", "jun", "halima"],
        "🐈": ["mira_f", "bex", "tomasz_k"],
      },
    },
  ),
  post(
    "mira_f",
    41,
    "Made a loop out of Priya's polite silences. Forty seconds of nobody speaking, and somehow you can tell they like each other.",
    {
      track: card(
        "https://mirafalk-loops.bandcamp.com/track/room-tone-for-priya",
        "Room Tone for Priya",
        "Mira Falk",
        "2:44",
      ),
      reactions: { "😭": ["priya_n"], "❤️": ["odile", "tomasz_k", "oldgold", "halima"] },
      replies: [
        reply("priya_n", 33, "I recognise the third silence. That is a beekeeper."),
        reply("tomasz_k", 29, "And it is exactly the right length.", {
          "😂": ["mira_f", "priya_n"],
          "🤝": ["oldgold"],
        }),
      ],
    },
  ),
  post(
    "oldgold",
    12,
    "Well, this is the hour I used to lean into the microphone and say: whoever you are, I am glad you are up.",
    {
      reactions: { "❤️": ["odile", "mira_f", "halima", "priya_n", "rafa", "jun"] },
    },
  ),
  post("jun", 4, "Good night from my morning. What should I put on for the train to work?"),
];
