import { card, DAY, post, reply, type DemoPost } from "./types";

/** Kaveh Studio: the first four evenings. */
export const KAVEH_EARLY: DemoPost[] = [
  post(
    "kaveh",
    6 * DAY + 231,
    "Studio diary, day one of mixing. The bakery ovens next door are back in use, so every take now smells of cardamom.",
    {
      reactions: { "❤️": ["sunniva", "mira_f", "halima", "oldgold"], "🥐": ["odile", "priya_n", "jun"] },
    },
  ),
  post("sunniva", 6 * DAY + 224, "Can confirm. I have put on a kilo and a high-pass filter.", {
    reactions: { "😂": ["kaveh", "tomasz_k", "mira_f"] },
  }),
  post("halima", 6 * DAY + 215, "How many songs on the EP, or is that a secret?", {
    replies: [
      reply(
        "kaveh",
        6 * DAY + 211,
        "Five. There were six, but one of them is really a very long argument with a drum machine.",
      ),
      reply("tomasz_k", 6 * DAY + 207, "Release the argument.", { "😂": ["kaveh", "sunniva", "halima"] }),
      reply("kaveh", 6 * DAY + 204, "B-side! Sunniva is shaking her head. Perhaps not B-side."),
    ],
  }),
  post(
    "kaveh",
    6 * DAY + 196,
    "The single, for those who are new here. It began as a voice memo of my grandmother's sewing machine.",
    {
      track: card("https://open.spotify.com/track/31xxXHU0BScJXj675eVq30", "Singer, 1962", "Kaveh", "4:28"),
      reactions: { "❤️": ["mira_f", "halima", "oldgold", "odile", "priya_n"], "🔥": ["rafa", "deshawn"] },
      replies: [
        reply("mira_f", 6 * DAY + 190, "So THAT is the hi-hat."),
        reply("kaveh", 6 * DAY + 188, "That is the hi-hat. She wants royalties in pistachios.", {
          "😂": ["mira_f", "halima", "oldgold"],
        }),
        reply(
          "oldgold",
          6 * DAY + 181,
          "Pay the lady. I have played a lot of records, and very few of them sewed.",
          { "❤️": ["kaveh", "sunniva"] },
        ),
      ],
    },
  ),
  post("rafa", 6 * DAY + 170, "What tempo is a sewing machine?", {
    replies: [
      reply("kaveh", 6 * DAY + 167, "It depends on the curtain. This one is 97, speeding up at the corners."),
      reply("rafa", 6 * DAY + 164, "Best answer I have ever had to that question."),
    ],
  }),
  post(
    "jun",
    6 * DAY + 158,
    "I practise mixing with Singer, 1962. The corners are where my horses run away.",
    { reactions: { "😂": ["kaveh", "bex", "sunniva"] } },
  ),

  post("oldgold", 6 * DAY + 149, "Rotterdam, ovens, grandmother. I already like this record.", {
    reactions: { "❤️": ["kaveh", "sunniva"] },
  }),
  post(
    "sunniva",
    5 * DAY + 236,
    "Poll by reaction: should the outro of track three fade (🌙) or stop dead (✂️)? We have been in here for two hours.",
    {
      reactions: {
        "🌙": ["odile", "mira_f", "oldgold", "jun"],
        "✂️": ["tomasz_k", "bex", "deshawn", "rafa", "halima"],
      },
    },
  ),
  post("tomasz_k", 5 * DAY + 230, "Stop dead. A fade is a song that cannot find its keys.", {
    replies: [
      reply("mira_f", 5 * DAY + 226, "A fade is a song that is still going, only not near you."),
      reply("kaveh", 5 * DAY + 219, "You have both made it worse, because now I want both.", {
        "😂": ["sunniva", "mira_f", "tomasz_k"],
      }),
      reply(
        "sunniva",
        5 * DAY + 205,
        "We did both. It fades, and then the oven timer goes off. Nobody planned it. It stays.",
        { "🔥": ["kaveh", "tomasz_k", "mira_f", "bex"], "🥐": ["odile"] },
      ),
      reply("tomasz_k", 5 * DAY + 201, "I accept this with joy.", { "🤝": ["mira_f", "sunniva"] }),
    ],
  }),
  post(
    "kaveh",
    5 * DAY + 190,
    "Inspiration corner. I must have played this forty times while writing. Listen to how much is left out.",
    {
      track: card("https://youtu.be/Hb6HrlEOS44", "Four Chairs", "Leontyne Ashgrove", "5:10"),
      reactions: { "❤️": ["halima", "odile", "priya_n"], "👀": ["mira_f"] },
    },
  ),
  post(
    "priya_n",
    5 * DAY + 181,
    "There is a whole verse where she only breathes in. I would have been told to edit that out.",
    {
      replies: [
        reply("kaveh", 5 * DAY + 178, "Then I will never let you near track four."),
        reply("priya_n", 5 * DAY + 175, "Now I need to hear track four.", {
          "👀": ["halima", "jun", "rafa", "mira_f"],
        }),
      ],
    },
  ),
  post(
    "bex",
    5 * DAY + 166,
    "Played Singer, 1962 as the last one at the bar tonight. Somebody asked if the sewing machine takes requests.",
    { reactions: { "😂": ["kaveh", "sunniva", "deshawn"], "❤️": ["halima", "jun"] } },
  ),

  post("kaveh", 5 * DAY + 158, "The sewing machine will consider requests in writing.", {
    reactions: { "😂": ["bex", "halima", "mira_f"] },
  }),
  post(
    "kaveh",
    4 * DAY + 228,
    "Gear question for the clever people: my old tape echo drops out every nine seconds, exactly. Nine. What is nine seconds long?",
  ),
  post(
    "tomasz_k",
    4 * DAY + 223,
    "Your tape loop. There is a bad splice. You have been listening to one centimetre of sticky tape going round and round.",
    {
      reactions: { "👏": ["sunniva", "mira_f", "kaveh"] },
      replies: [
        reply("kaveh", 4 * DAY + 219, "Three weeks, Tomasz. Three weeks I have blamed the electrics."),
        reply("sunniva", 4 * DAY + 216, "He blamed me for one of them."),
        reply("kaveh", 4 * DAY + 213, "I apologised with baklava.", { "😂": ["sunniva", "halima", "odile"] }),
        reply("mira_f", 4 * DAY + 207, "Please sample the dropout before you fix it."),
        reply("kaveh", 4 * DAY + 188, "Fixed and sampled. It is now the snare on track two.", {
          "🔥": ["mira_f", "tomasz_k", "rafa", "deshawn"],
        }),
      ],
    },
  ),
  post(
    "halima",
    4 * DAY + 179,
    "Kaveh, do you know this one? Same tuning as the santur part you posted last month, I think.",
    {
      track: card(
        "https://soundcloud.com/coast-tape-archive/letters-to-shiraz",
        "Letters to Shiraz",
        "Farideh & the Harbour Band",
        "7:19",
      ),
      reactions: { "❤️": ["kaveh", "sunniva", "odile"] },
      replies: [
        reply(
          "kaveh",
          4 * DAY + 170,
          "My father used to whistle this while shaving. I never knew it had words. Halima, thank you. I am going to call him.",
        ),
        reply("halima", 4 * DAY + 168, "Call him now. Tell us later.", {
          "❤️": ["kaveh", "oldgold", "odile", "priya_n"],
        }),
      ],
    },
  ),
  post("odile", 4 * DAY + 161, "Reading this on my break with the tissues that are meant for patients.", {
    reactions: { "🫶": ["halima", "kaveh"] },
  }),
  post(
    "kaveh",
    4 * DAY + 118,
    "We were on the phone for an hour. He sang all of it. I recorded it, with his permission and my mother's corrections.",
    {
      reactions: {
        "😭": ["halima", "sunniva", "mira_f", "odile"],
        "❤️": ["oldgold", "priya_n", "jun", "rafa", "bex"],
      },
    },
  ),

  post(
    "sunniva",
    3 * DAY + 233,
    "Rough mix of track two is up, private link for this room. Please listen on whatever is worst in your house.",
    {
      track: card(
        "https://soundcloud.com/kaveh-studio/nine-seconds-rough/s-Kq81Vd",
        "Nine Seconds (rough mix)",
        "Kaveh",
        "3:58",
      ),
      reactions: { "🙌": ["mira_f", "jun", "halima", "rafa"], "🔥": ["deshawn"] },
      replies: [
        reply(
          "jun",
          3 * DAY + 228,
          "Rice cooker with a speaker in it: the bass is brave, the voice is a little shy.",
        ),
        reply("priya_n", 3 * DAY + 225, "Kitchen radio: I agree about the voice. Half a decibel of courage?"),
        reply(
          "oldgold",
          3 * DAY + 221,
          "Truck, one working door speaker: sounds like a hit from a country I would like to visit.",
          { "❤️": ["kaveh", "sunniva", "halima"] },
        ),
        reply("tomasz_k", 3 * DAY + 217, "Oscilloscope: very handsome.", {
          "😂": ["sunniva", "kaveh", "mira_f"],
        }),
        reply(
          "sunniva",
          3 * DAY + 212,
          "The rice cooker and the radio agree, so the voice goes up. Thank you, this is better than a mastering suite.",
        ),
      ],
    },
  ),
  post(
    "deshawn",
    3 * DAY + 199,
    "Any chance of an instrumental for us who like it long? I'd open with that snare.",
  ),
  post(
    "kaveh",
    3 * DAY + 192,
    "For the Lantern? I'll make you an eleven-minute one, and pretend that it was always the plan.",
    { reactions: { "🔥": ["deshawn", "bex", "jun", "rafa"], "🙌": ["halima"] } },
  ),
  post("bex", 3 * DAY + 186, "Dibs on playing it second.", { reactions: { "😂": ["deshawn", "kaveh"] } }),
];
