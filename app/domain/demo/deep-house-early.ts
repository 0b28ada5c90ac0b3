import { card, DAY, post, reply, type DemoPost } from "./types";

/** Deep House Social: the first four evenings. */
export const DEEP_HOUSE_EARLY: DemoPost[] = [
  post(
    "deshawn",
    6 * DAY + 222,
    "Welcome to the new faces. House rules: be kind, long blends, and if you ask for a track ID you owe one back.",
    {
      reactions: { "🙌": ["bex", "rafa", "jun", "halima"], "❤️": ["priya_n"] },
    },
  ),
  post(
    "jun",
    6 * DAY + 214,
    "Hi! I started learning two months ago. My blends last about four seconds before the horses run away.",
    {
      reactions: { "🐎": ["bex", "deshawn", "rafa"] },
      replies: [
        reply(
          "bex",
          6 * DAY + 211,
          "Everyone's did. Turn the screen off and ride the pitch with your ears for a week.",
        ),
        reply(
          "deshawn",
          6 * DAY + 207,
          "And practise with two copies of the same record. Boring for a day, magic after that.",
          { "💯": ["bex", "tomasz_k"] },
        ),
        reply("jun", 6 * DAY + 203, "Screen off?! OK. Brave face on."),
      ],
    },
  ),
  post("rafa", 6 * DAY + 196, "The congas on this are one person, one take. I have checked. I am furious.", {
    track: card(
      "https://www.beatport.com/track/kitchen-door-dub/18440217",
      "Kitchen Door (Dub)",
      "Marlow Pace",
      "7:02",
    ),
    reactions: { "🔥": ["deshawn", "bex", "halima"], "🥁": ["jun"] },
    replies: [
      reply("halima", 6 * DAY + 190, "Listen to how late he is on the four. Every time. On purpose."),
      reply("rafa", 6 * DAY + 188, "That is my entire personality and he does it better.", {
        "😂": ["halima", "bex", "deshawn"],
      }),
    ],
  }),
  post(
    "bex",
    6 * DAY + 181,
    'Track ID please! Played last night around 1 at the Fernery: a woman says "take the long way" and then just Rhodes and a clap for ages.',
  ),
  post("deshawn", 6 * DAY + 173, "Easy, that's this. The clap is a car door.", {
    track: card(
      "https://open.spotify.com/track/5qZjxTW3xvboSRt5Mh3dAw",
      "Take the Long Way (Night Bus Mix)",
      "Ruthanne Vale",
      "6:48",
    ),
    reactions: { "🙌": ["bex"], "👀": ["tomasz_k", "jun"] },
    replies: [
      reply("bex", 6 * DAY + 170, "YES. You are a public service."),
      reply("deshawn", 6 * DAY + 168, "Rules are rules, you owe one."),
      reply("tomasz_k", 6 * DAY + 160, "A nineties estate car, rear left door. I would bet money.", {
        "😂": ["bex", "deshawn", "rafa", "priya_n"],
      }),
    ],
  }),
  post("bex", 6 * DAY + 152, "Debt paid. Nobody plays this and I do not understand why.", {
    track: card("https://soundcloud.com/pennine-deep/velvet-rota", "Velvet Rota", "Okoro Hale", "8:11"),
    reactions: { "🔥": ["deshawn", "halima"], "❤️": ["rafa"] },
  }),

  post(
    "tomasz_k",
    5 * DAY + 241,
    "Gear corner. Somebody brought me a mixer whose crossfader had been cleaned with olive oil. Extra virgin.",
    {
      reactions: { "😂": ["bex", "rafa", "jun", "priya_n"], "😭": ["deshawn"] },
    },
  ),
  post("halima", 5 * DAY + 233, "At least it was extra virgin."),
  post(
    "priya_n",
    5 * DAY + 226,
    "Honest question from a radio person: rotary or faders? Everyone gets misty-eyed about rotary and I nod along.",
    {
      replies: [
        reply("deshawn", 5 * DAY + 221, "Rotary. You cannot rush a knob. It teaches you manners."),
        reply(
          "bex",
          5 * DAY + 218,
          "Faders. My bar is dark, the counter is wet and I need to see where I am from across the room.",
        ),
        reply("deshawn", 5 * DAY + 214, "With respect, that is a lamp problem.", {
          "😂": ["priya_n", "rafa"],
        }),
        reply("bex", 5 * DAY + 209, "With respect, come and do a Friday here and tell me that again."),
        reply(
          "deshawn",
          5 * DAY + 202,
          "You know what, fair. I only ever play one room, and it is built for me. Faders for Fridays.",
          { "🤝": ["bex", "halima", "tomasz_k"], "❤️": ["priya_n"] },
        ),
        reply("bex", 5 * DAY + 199, "And I would love a rotary at home for Sundays. Peace.", {
          "🫶": ["deshawn", "jun"],
        }),
      ],
    },
  ),
  post("jun", 5 * DAY + 190, "Screen off, day one. Eleven seconds. ELEVEN!", {
    reactions: { "🙌": ["deshawn", "bex", "rafa", "halima", "priya_n"], "🐎": ["tomasz_k"] },
  }),
  post("halima", 5 * DAY + 178, "For Jun, something with a kick so clear you could park a boat by it:", {
    track: card("https://youtu.be/V0FhHVJWDBQ", "Quayside", "Lindiwe Marsh", "6:30"),
    reactions: { "❤️": ["jun", "deshawn"], "🔥": ["rafa"] },
  }),
  post("jun", 5 * DAY + 171, "Thank you!! Buying it. What do I pair it with?", {
    replies: [
      reply(
        "bex",
        5 * DAY + 167,
        "Anything around 120 with not much in the middle. Let her vocal own that space.",
      ),
      reply("rafa", 5 * DAY + 163, "Kitchen Door. Trust the late congas."),
    ],
  }),

  post(
    "tomasz_k",
    5 * DAY + 152,
    "If anyone in here still has a drum machine with a dead battery: change it before it leaks. I have seen things.",
    { reactions: { "😭": ["rafa", "deshawn"] } },
  ),
  post(
    "rafa",
    4 * DAY + 236,
    "Who is going to the Lantern in spirit this Sunday? DeShawn, are you streaming it?",
    {
      reactions: { "👀": ["bex", "jun", "halima"] },
      replies: [
        reply(
          "deshawn",
          4 * DAY + 231,
          "If the venue's internet holds. It is a phone on a shelf, but the phone has heart.",
        ),
        reply("priya_n", 4 * DAY + 227, "I can lend you a proper encoder! Posting it tomorrow.", {
          "❤️": ["deshawn", "rafa"],
        }),
      ],
    },
  ),
  post(
    "deshawn",
    4 * DAY + 219,
    "Opening the night with this. Five minutes before anything you would call a drum.",
    {
      track: card(
        "https://southshorepressings.bandcamp.com/track/mothers-good-coat",
        "Mother's Good Coat",
        "The Halsted Line",
        "9:27",
      ),
      reactions: { "❤️": ["halima", "bex", "priya_n"], "🔥": ["rafa", "jun", "tomasz_k"] },
    },
  ),
  post(
    "halima",
    4 * DAY + 208,
    "Those strings are from an old Egyptian film, I am nearly sure. The one with the lighthouse.",
    {
      replies: [
        reply(
          "deshawn",
          4 * DAY + 204,
          'The sleeve says "strings: courtesy of a friend". So you may be right.',
        ),
        reply("halima", 4 * DAY + 196, "Asked my uncle. He sang me the next bar over the phone. Confirmed.", {
          "🔥": ["deshawn", "bex", "rafa", "priya_n"],
          "😂": ["jun"],
        }),
      ],
    },
  ),
  post(
    "bex",
    4 * DAY + 187,
    "Deep house is just soul music that has learned to be patient. That's it, that's the post.",
    {
      reactions: { "💯": ["deshawn", "halima", "rafa"], "❤️": ["jun", "priya_n"] },
    },
  ),
  post("tomasz_k", 4 * DAY + 180, "Patient and 24 dB per octave.", {
    reactions: { "😂": ["bex", "deshawn"] },
  }),
  post("jun", 4 * DAY + 172, "Day two: twenty-six seconds. The horses looked at me with respect.", {
    reactions: { "🐎": ["bex", "deshawn", "rafa", "halima", "tomasz_k"] },
  }),

  post("priya_n", 3 * DAY + 228, "Does this count as deep house or have I wandered into the wrong party?", {
    track: card(
      "https://open.spotify.com/track/4RMflhbmuaptt0Azn0DNRU",
      "Slow Elevator",
      "Fennimore",
      "5:15",
    ),
    replies: [
      reply("bex", 3 * DAY + 224, "Wrong party, lovely coat. It is a bit tech for in here…"),
      reply(
        "rafa",
        3 * DAY + 221,
        "I disagree! The bassline is pure deep house, only the hats wandered in from next door.",
      ),
      reply(
        "bex",
        3 * DAY + 216,
        "Listened again on the big speakers. Rafa is right, I judged it by its hats. Welcome to the party.",
        { "😂": ["rafa", "priya_n"], "🫶": ["halima"] },
      ),
      reply("priya_n", 3 * DAY + 212, "Never judge a track by its hats. Noted.", {
        "💯": ["deshawn", "tomasz_k"],
      }),
    ],
    reactions: { "❤️": ["rafa", "halima"] },
  }),
  post("jun", 3 * DAY + 205, "Thirty-four seconds tonight, and I smiled during it.", {
    reactions: { "🙌": ["bex", "deshawn", "priya_n"] },
  }),
];
