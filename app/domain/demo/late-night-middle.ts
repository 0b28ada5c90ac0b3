import { card, DAY, post, reply, type DemoPost } from "./types";

/** Late Night Listening: the fourth evening, a night off and a storm. */
export const LATE_NIGHT_MIDDLE: DemoPost[] = [
  post(
    "odile",
    3 * DAY + 215,
    "Night off! A whole one. Somebody choose an album for me, start to finish, no skipping.",
  ),
  post("halima", 3 * DAY + 209, "Only if you turn the lamp off. Start here and let the rest follow:", {
    track: card(
      "https://open.spotify.com/track/6g8SsaxTmknuj64AX6VM2e",
      "Room With Two Windows",
      "Nadia Oyelaran",
      "5:03",
    ),
    reactions: { "🙌": ["odile"], "❤️": ["priya_n", "bex"] },
    replies: [
      reply("odile", 3 * DAY + 207, "Lamp is off. Phone going face down."),
      reply("odile", 3 * DAY + 158, "Forty-four minutes. I did not move. The second-to-last one, Halima!", {
        "😭": ["halima", "mira_f"],
      }),
      reply("halima", 3 * DAY + 155, "I KNOW. That is why I did not say anything about it."),
    ],
  }),
  post(
    "priya_n",
    3 * DAY + 196,
    "Pasta timed by side A tonight. Eleven minutes, slightly overdone, worth it for the clarinet.",
    { reactions: { "🍝": ["rafa", "bex", "odile"] } },
  ),
  post(
    "jun",
    3 * DAY + 181,
    "Learning the word for this feeling in everyone's language. So far: one French, one Swahili, two I cannot spell.",
    {
      replies: [
        reply("halima", 3 * DAY + 176, "Utulivu. Calm, but the kind you notice."),
        reply("jun", 3 * DAY + 173, "Three I can spell!", { "❤️": ["halima", "odile"] }),
      ],
    },
  ),
  post(
    "tomasz_k",
    3 * DAY + 167,
    "Left the workshop radio on between two stations by mistake. It has been better than both of them for an hour.",
    { reactions: { "🌙": ["mira_f", "oldgold"], "😂": ["priya_n"] } },
  ),
  post(
    "oldgold",
    3 * DAY + 140,
    "Storm knocked the power out up here. Listening to this on the battery radio I told my daughter I had thrown away.",
    {
      track: card("https://youtu.be/7dFanUrOSE4", "Lake Effect", "Marguerite Stroud", "4:41"),
      reactions: { "❤️": ["odile", "halima", "mira_f", "priya_n", "deshawn"], "🌙": ["jun"] },
    },
  ),
  post("jun", 3 * DAY + 131, "Stay warm, Walt!", {
    replies: [
      reply("oldgold", 3 * DAY + 126, "Two dogs and a wood stove. I am the warmest man in Minnesota.", {
        "🔥": ["jun", "odile"],
      }),
    ],
  }),
];
