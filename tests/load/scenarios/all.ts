// In the order in which they are measured.
export { pages } from "./pages";
export { sockets } from "./sockets";
export { posts } from "./posts";
export { size } from "./size";
export { weight } from "./weight";
export { moderation } from "./moderation";
export { sessions } from "./sessions";
export { search } from "./search";
export { storm } from "./storm";
export { nodes } from "./nodes";
export { metrics } from "./metrics";
export { soak } from "./soak";
