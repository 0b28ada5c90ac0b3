import { card, DAY, post, reply, type DemoPost } from "./types";

/** Kaveh Studio: the last four evenings, up to the moment of the first boot. */
export const KAVEH_RECENT: DemoPost[] = [
  post(
    "odile",
    3 * DAY + 176,
    "Listened to the rough mix at four in the morning, in the lift, with the doors open. It echoes beautifully in a lift.",
    {
      reactions: { "🌙": ["kaveh", "mira_f", "sunniva"], "❤️": ["halima"] },
    },
  ),
  post("kaveh", 3 * DAY + 169, '"Mixed for lifts" is going on the sleeve.', {
    reactions: { "😂": ["odile", "sunniva", "priya_n", "jun"] },
  }),
  post(
    "mira_f",
    3 * DAY + 155,
    "If you ever want tape hiss with character, I have a whole drawer of it. Each one is labelled with the weather.",
    {
      replies: [
        reply("kaveh", 3 * DAY + 151, "Do you have a Tuesday with light wind?"),
        reply("mira_f", 3 * DAY + 147, "I have two. One of them has a blackbird on it.", {
          "🐦": ["kaveh", "odile", "sunniva"],
        }),
        reply("kaveh", 3 * DAY + 144, "The blackbird, please. For the last song."),
      ],
    },
  ),

  post(
    "kaveh",
    2 * DAY + 238,
    "Cover art question. Left: the sewing machine. Right: the oven door. My designer says I must stop asking strangers. You are not strangers.",
    {
      editedAfter: 5,
      reactions: {
        "🧵": ["halima", "oldgold", "mira_f", "priya_n", "odile"],
        "🥐": ["jun", "rafa", "tomasz_k"],
      },
    },
  ),
  post("bex", 2 * DAY + 230, "The oven door. It has a window in it, so people will lean in to look.", {
    replies: [
      reply(
        "halima",
        2 * DAY + 226,
        "But it all began with the sewing machine! The cover should say where it comes from.",
      ),
      reply(
        "bex",
        2 * DAY + 222,
        "I see that. I just think it would look like every other heirloom on a sleeve.",
      ),
      reply("oldgold", 2 * DAY + 217, "What about the machine, seen through the oven window?"),
      reply("halima", 2 * DAY + 215, "…Walt.", { "😂": ["bex", "oldgold", "kaveh"] }),
      reply("bex", 2 * DAY + 214, "WALT. Yes. Halima, are we agreeing?"),
      reply(
        "kaveh",
        2 * DAY + 201,
        "The designer has gone quiet, and then sent eleven exclamation marks. It is decided. Thank you, all three.",
        { "🙌": ["halima", "bex", "oldgold", "sunniva"], "❤️": ["mira_f", "jun"] },
      ),
    ],
  }),
  post(
    "sunniva",
    2 * DAY + 187,
    "Cello day. Two takes, one broken string, no tears. Here is what I warm up to when my hands are cold:",
    {
      track: card("https://northlofttapes.bandcamp.com/track/mittens", "Mittens", "Sunniva & Aud", "2:59"),
      reactions: { "❤️": ["kaveh", "odile", "mira_f", "oldgold"], "👏": ["priya_n", "halima"] },
      replies: [
        reply("odile", 2 * DAY + 182, "You have your own record and you let us talk about ovens all week?"),
        reply("sunniva", 2 * DAY + 179, "The ovens are very interesting!", {
          "😂": ["odile", "kaveh", "tomasz_k"],
        }),
      ],
    },
  ),
  post("jun", 2 * DAY + 168, "Will there be vinyl? Asking for my shelf, which is almost level.", {
    replies: [
      reply(
        "kaveh",
        2 * DAY + 163,
        "Three hundred copies, in April if the plant is kind. Members of this room get theirs first.",
      ),
      reply("jun", 2 * DAY + 161, "The shelf and I thank you.", { "❤️": ["kaveh", "sunniva"] }),
    ],
  }),
  post("rafa", 2 * DAY + 154, "If you need hand drums for the live show, I have a suitcase and no dignity.", {
    reactions: { "😂": ["kaveh", "sunniva", "halima"], "🥁": ["tomasz_k", "mira_f"] },
  }),
  post("kaveh", 2 * DAY + 147, "Rafa, I heard about the suitcase. Send me your dates in May. I am serious.", {
    reactions: { "🔥": ["rafa", "halima", "odile", "bex"], "👀": ["sunniva"] },
  }),

  post(
    "priya_n",
    DAY + 241,
    "Put this next to the rough mix of Nine Seconds and tell me they aren't cousins.",
    {
      track: card(
        "https://music.apple.com/gb/song/second-breakfast/1702219938",
        "Second Breakfast",
        "Ottoline Grey",
        "4:02",
      ),
      reactions: { "👀": ["mira_f", "halima"], "❤️": ["kaveh"] },
    },
  ),
  post("kaveh", DAY + 234, "Cousins at least! Different kitchens, same aunt.", {
    reactions: { "😂": ["priya_n", "halima", "sunniva"] },
  }),
  post(
    "tomasz_k",
    DAY + 222,
    "The tape echo is back on the van to you. New splice, new belt. I left the smell.",
    {
      reactions: { "🙌": ["kaveh", "sunniva"], "😂": ["mira_f", "jun"] },
      replies: [
        reply("kaveh", DAY + 217, "What do I owe you?"),
        reply(
          "tomasz_k",
          DAY + 215,
          "One cardamom bun, and the argument with the drum machine. The full version.",
        ),
        reply("kaveh", DAY + 211, "Fourteen minutes. You asked for it. Sending it tonight.", {
          "🔥": ["tomasz_k", "mira_f", "halima"],
        }),
      ],
    },
  ),
  post(
    "tomasz_k",
    DAY + 149,
    "I have now listened to the argument. The drum machine wins. Best thing you have ever done.",
    {
      reactions: { "😂": ["kaveh", "sunniva", "mira_f", "priya_n"], "🥁": ["rafa"] },
    },
  ),
  post("sunniva", DAY + 141, "…all right. B-side.", {
    reactions: { "🙌": ["tomasz_k", "kaveh", "halima", "mira_f", "rafa", "jun"] },
  }),
  post(
    "oldgold",
    DAY + 126,
    "I still have friends at a station or two up here, Kaveh. When it is out, send me one with a note and I'll walk it in by hand.",
    {
      reactions: { "❤️": ["kaveh", "sunniva", "priya_n", "odile"] },
    },
  ),
  post("kaveh", DAY + 119, "Walt, yours is number 12 of 300. Same as Odile's chair.", {
    reactions: { "🫶": ["oldgold", "odile", "rafa"] },
  }),

  post(
    "sunniva",
    236,
    "Final mix of track five, blackbird included. Mira's Tuesday is at 3:12. Headphones for this one.",
    {
      track: card(
        "https://soundcloud.com/kaveh-studio/flour-on-the-floor/s-Wm40Pz",
        "Flour on the Floor",
        "Kaveh feat. Sunniva",
        "5:44",
      ),
      reactions: {
        "❤️": ["mira_f", "halima", "odile", "oldgold", "jun"],
        "🐦": ["priya_n", "bex"],
        "😭": ["rafa"],
      },
      replies: [
        reply("mira_f", 229, "He came in exactly on the root note. I swear I did not tune the bird.", {
          "😂": ["sunniva", "kaveh", "tomasz_k"],
        }),
        reply("odile", 224, "And your father, Kaveh? Is that him, very quiet, at the end?"),
        reply("kaveh", 219, "That is him. Shaving, more or less.", {
          "❤️": ["odile", "halima", "oldgold", "mira_f", "priya_n"],
        }),
      ],
    },
  ),
  post("halima", 196, "I had to go and stand on the balcony for a minute.", {
    reactions: { "🫶": ["kaveh", "sunniva", "odile"] },
  }),
  post(
    "deshawn",
    158,
    "The eleven-minute Nine Seconds landed in my inbox. Played it at the Lantern's sound check. The bar staff stopped stacking chairs.",
    {
      reactions: { "🔥": ["kaveh", "sunniva", "bex", "jun", "rafa"], "👏": ["tomasz_k"] },
      replies: [
        reply("kaveh", 153, "That is the best review a record can have."),
        reply("bex", 147, "Staff never stop stacking chairs. Staff want to go home. This is enormous.", {
          "😂": ["deshawn", "kaveh"],
          "💯": ["sunniva"],
        }),
      ],
    },
  ),
  post("kaveh", 102, "What I'm playing while the final bounce renders. No reason, it is just kind.", {
    track: card(
      "https://www.youtube.com/watch?v=WgjKCu_0xxk",
      "Laundry on a Thursday",
      "Benoît Amsel",
      "3:33",
    ),
    reactions: { "❤️": ["odile", "jun", "mira_f"], "🎶": ["priya_n"] },
  }),
  post("jun", 63, "Question for Kaveh: how do you know when a song is finished?", {
    replies: [
      reply("kaveh", 57, "When Sunniva takes her coat."),
      reply("sunniva", 55, 'When he stops saying "one last thing". So, never; hence the coat.', {
        "😂": ["kaveh", "jun", "halima", "odile"],
      }),
      reply("oldgold", 48, "Same in radio. The song is finished when the news starts."),
    ],
    reactions: { "👀": ["rafa", "mira_f"] },
  }),
  post(
    "kaveh",
    31,
    "She has taken her coat. The EP is done. Five songs and one argument. I am going to buy every bun in the building.",
    {
      editedAfter: 2,
      reactions: {
        "🥐": ["sunniva", "odile", "tomasz_k", "jun", "priya_n"],
        "❤️": ["halima", "mira_f", "oldgold", "bex"],
        "🙌": ["rafa", "deshawn"],
      },
    },
  ),
  post("mira_f", 19, "The cat and I are applauding. Only one of us can clap, so imagine it.", {
    reactions: { "🐈": ["kaveh", "sunniva", "odile"] },
  }),
  post(
    "halima",
    7,
    "Listening party on the night it comes out? Everyone presses play together, from wherever they are.",
    {
      reactions: { "🙌": ["kaveh", "jun", "rafa", "odile", "bex"], "❤️": ["sunniva"] },
      replies: [
        reply("kaveh", 3, "Yes. All of you, and the sewing machine.", { "❤️": ["halima", "mira_f"] }),
      ],
    },
  ),
];
