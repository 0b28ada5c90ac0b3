import type { DemoPerson } from "./types";

export const PEOPLE: DemoPerson[] = [
  {
    username: "odile",
    displayName: "Odile",
    bio: "Night nurse in Lyon. I collect songs that sound like an empty tram.",
  },
  {
    username: "mira_f",
    displayName: "Mira Falk",
    bio: "Tape loops, field recordings, one very patient cat.",
  },
  {
    username: "deshawn",
    displayName: "DeShawn",
    bio: "Second Sundays at the Lantern, Chicago. Vinyl mostly. Long blends always.",
  },
  {
    username: "bex",
    displayName: "Bex",
    bio: "Resident at a bar with 40 seats and one good subwoofer. Leeds.",
  },
  {
    username: "kaveh",
    displayName: "Kaveh",
    bio: "Making records in a former bakery in Rotterdam. New EP in spring.",
    role: "ARTIST",
  },
  {
    username: "sunniva",
    displayName: "Sunniva",
    bio: "Mix engineer, cellist when asked nicely. I look after the Kaveh Studio room.",
  },
  {
    username: "halima",
    displayName: "Halima",
    bio: "Crate digger, Mombasa → Marseille. Ask me about taarab B-sides.",
  },
  {
    username: "tomasz_k",
    displayName: "Tomasz",
    bio: "I fix synthesisers for people who say they did not open them.",
  },
  { username: "jun", displayName: "Jun W.", bio: "Learning to DJ at 41. Be gentle. Osaka." },
  {
    username: "rafa",
    displayName: "Rafa",
    bio: "Percussion, bike rides, and bringing too many friends to your gig. Porto.",
  },
  { username: "priya_n", displayName: "Priya", bio: "Radio producer. I time my pasta by side A." },
  {
    username: "oldgold",
    displayName: "Walt",
    bio: "Thirty-one years of graveyard-shift radio. Retired, allegedly. Duluth, MN.",
  },
];
