import { card, DAY, post, reply, type DemoPost } from "./types";

/** Late Night Listening: the first three evenings. */
export const LATE_NIGHT_EARLY: DemoPost[] = [
  post(
    "odile",
    6 * DAY + 205,
    "Just off a twelve-hour shift and the city is doing that quiet thing. What is everyone falling asleep to tonight?",
    {
      reactions: { "🌙": ["mira_f", "oldgold", "priya_n"], "❤️": ["halima"] },
      replies: [
        reply(
          "oldgold",
          6 * DAY + 201,
          "Snow on the window and a kettle. Failing that, anything with brushes on the snare.",
        ),
        reply(
          "halima",
          6 * DAY + 198,
          "The neighbours' oud practice. He has been stuck on the same phrase since March and I have grown to love it.",
          { "😂": ["odile", "mira_f", "jun"] },
        ),
        reply("priya_n", 6 * DAY + 190, "Bus replacement service announcements. Not by choice."),
      ],
    },
  ),
  post("mira_f", 6 * DAY + 186, "This one. I put it on at 1 am and lost an hour looking at the ceiling.", {
    track: card(
      "https://open.spotify.com/track/0V40J599dTCZWZYvRSZeyx",
      "Harbour Lights, Slowly",
      "Ana Wintergreen",
      "6:12",
    ),
    reactions: { "❤️": ["odile", "halima", "tomasz_k", "rafa"], "🌙": ["jun"] },
    replies: [
      reply(
        "tomasz_k",
        6 * DAY + 180,
        "Is that a real string machine? The wobble at 2:40 is too ugly to be a plugin.",
      ),
      reply(
        "mira_f",
        6 * DAY + 178,
        "She said in an interview it was rescued from a church basement. So yes, real, and damp.",
      ),
      reply("tomasz_k", 6 * DAY + 175, "Damp is the best oscillator.", {
        "😂": ["mira_f", "odile", "oldgold", "bex"],
      }),
    ],
  }),
  post(
    "jun",
    6 * DAY + 171,
    "Good morning from the other side! It is already light here, so I am listening to your night with coffee.",
    {
      reactions: { "☕": ["odile", "priya_n", "mira_f"] },
    },
  ),
  post(
    "oldgold",
    6 * DAY + 160,
    "Jun, that was always my favourite thing about the graveyard shift. Somewhere it is somebody's breakfast.",
  ),
  post("halima", 6 * DAY + 149, "Found on a cassette with no label, then eleven years later on here:", {
    track: card(
      "https://soundcloud.com/coast-tape-archive/sea-wall-lullaby",
      "Sea Wall Lullaby",
      "The Lamu Road Orchestra",
      "5:31",
    ),
    reactions: { "🔥": ["mira_f", "rafa"], "❤️": ["odile", "priya_n", "oldgold"] },
    replies: [
      reply("priya_n", 6 * DAY + 144, "Eleven YEARS. Do you still have the cassette?"),
      reply(
        "halima",
        6 * DAY + 141,
        "In a biscuit tin, next to my passport, which tells you where it ranks.",
      ),
    ],
  }),
  post("odile", 6 * DAY + 133, "Right, I am asleep on my feet. Leave the light on for the next shift.", {
    reactions: { "💤": ["halima", "mira_f", "oldgold"] },
  }),

  post(
    "priya_n",
    5 * DAY + 230,
    "Question for the room: headphones or speakers after midnight? I have thin walls and a conscience.",
  ),
  post(
    "tomasz_k",
    5 * DAY + 224,
    "Speakers, but small ones, close, and very quiet. Headphones make everything happen inside my skull.",
    {
      reactions: { "💯": ["rafa"] },
      replies: [
        reply(
          "mira_f",
          5 * DAY + 220,
          "Inside the skull is the point though! I want the tape hiss to be my own thoughts.",
        ),
        reply("tomasz_k", 5 * DAY + 217, "That is the most frightening thing you have said this year.", {
          "😂": ["mira_f", "priya_n", "jun"],
        }),
        reply("oldgold", 5 * DAY + 211, "You are both right. Speakers for company, headphones for secrets.", {
          "❤️": ["mira_f", "tomasz_k", "odile", "priya_n"],
        }),
        reply("priya_n", 5 * DAY + 209, "Walt, I am putting that on a mug."),
      ],
    },
  ),
  post(
    "rafa",
    5 * DAY + 203,
    "Cycled home along the river with this in one ear. Every streetlight landed on the beat, I swear.",
    {
      track: card("https://youtu.be/SO2Jkf08MMc", "Night Ferry", "Calado & Sons", "7:48"),
      reactions: { "🔥": ["deshawn", "halima"], "🌙": ["odile"] },
    },
  ),
  post("odile", 5 * DAY + 195, "One ear only, yes? The night nurse is asking.", {
    replies: [
      reply("rafa", 5 * DAY + 193, "One ear, two lights, one helmet. I know my audience.", {
        "👏": ["odile", "priya_n"],
      }),
    ],
  }),
  post(
    "bex",
    5 * DAY + 182,
    "Drifting in after closing the bar. Forty people sang along to an instrumental tonight. Still thinking about it.",
    {
      reactions: { "❤️": ["odile", "rafa", "deshawn", "jun", "halima"] },
      replies: [
        reply("jun", 5 * DAY + 178, "How do you sing along to an instrumental?"),
        reply("bex", 5 * DAY + 176, "Badly and with enormous commitment.", {
          "😂": ["jun", "rafa", "deshawn", "odile"],
        }),
      ],
    },
  ),
  post("deshawn", 5 * DAY + 168, "For the walk home, Bex. No kick drum, doctor's orders.", {
    track: card(
      "https://lowlanternrecs.bandcamp.com/track/after-the-coats",
      "After the Coats",
      "Lowlantern Trio",
      "4:55",
    ),
    reactions: { "🫶": ["bex"], "❤️": ["mira_f", "oldgold"] },
  }),
  post(
    "oldgold",
    5 * DAY + 151,
    '"After the Coats" is a perfect title. Everyone who has ever run a dance knows that exact half hour.',
  ),

  post(
    "mira_f",
    4 * DAY + 240,
    "I recorded the rain on my skylight for forty minutes and the cat walked across the microphone at minute thirty-eight.",
  ),
  post("mira_f", 4 * DAY + 238, "Keeping the cat in.", {
    reactions: { "🐈": ["odile", "priya_n", "jun", "halima", "bex"], "👏": ["tomasz_k"] },
  }),
  post(
    "jun",
    4 * DAY + 226,
    "Is there a word for music you only like at night? I tried this at noon and it did nothing. Now it is enormous.",
    {
      track: card(
        "https://music.apple.com/jp/album/blue-hour/1599120033?i=1599120041",
        "Blue Hour, Platform 2",
        "Setsuko Arai Ensemble",
        "8:20",
      ),
      replies: [
        reply("halima", 4 * DAY + 222, 'We said "music with its shoes off".'),
        reply(
          "odile",
          4 * DAY + 219,
          'On the ward we say "corridor music". You only hear it when nobody is walking.',
          { "❤️": ["jun", "mira_f", "oldgold"] },
        ),
        reply("priya_n", 4 * DAY + 214, "Stealing both for the show. With credit. Probably."),
      ],
      reactions: { "🌙": ["odile", "halima", "mira_f"] },
    },
  ),
  post(
    "tomasz_k",
    4 * DAY + 205,
    "Unpopular: most ambient records are twenty minutes too long. There, I said it.",
    {
      reactions: { "👀": ["rafa", "bex", "deshawn"] },
      replies: [
        reply("mira_f", 4 * DAY + 203, "The length is the instrument! You are meant to stop noticing."),
        reply(
          "tomasz_k",
          4 * DAY + 199,
          "I stop noticing at minute four and then I feel guilty for sixteen.",
        ),
        reply("oldgold", 4 * DAY + 195, "Old radio trick: start it in the middle. Nobody writes in.", {
          "😂": ["tomasz_k", "priya_n", "mira_f"],
        }),
        reply(
          "mira_f",
          4 * DAY + 190,
          "Tomasz, try the one I am about to post. It is three minutes. If you still want it shorter I will mend my own synth.",
        ),
        reply(
          "tomasz_k",
          4 * DAY + 181,
          "Played it twice. I wanted more. You win, and bring me the synth anyway.",
          { "🤝": ["mira_f", "odile", "rafa"], "❤️": ["halima"] },
        ),
      ],
    },
  ),
  post("mira_f", 4 * DAY + 188, "Exhibit A, three minutes and not a second more:", {
    track: card(
      "https://soundcloud.com/paper-observatory/moth-light",
      "Moth Light",
      "Paper Observatory",
      "3:00",
    ),
    reactions: { "❤️": ["tomasz_k", "odile", "jun", "priya_n"] },
  }),
  post(
    "rafa",
    4 * DAY + 172,
    "Can confirm: fell asleep in the middle of replying to that thread. Highest compliment.",
    { reactions: { "💤": ["mira_f", "jun"] } },
  ),
];
