/** What is said of a session in a line. */
export const sessionLine = ({ nowPlayingRef }: { nowPlayingRef?: { title: string } | null }) =>
  nowPlayingRef ? `Now playing: ${nowPlayingRef.title}` : "A DJ session on Sedā.fm.";
