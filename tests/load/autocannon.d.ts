/** The part of autocannon that the bench uses; it brings no types of its own. */
declare module "autocannon" {
  type Sent = { method?: string; headers?: Record<string, string>; body?: string };
  type Options = {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    timeout: number;
    setupClient(client: { setHeaders(headers: Record<string, string>): void }): void;
    requests?: (Sent & { setupRequest?(sent: Sent): Sent })[];
  };
  type Result = {
    "2xx": number;
    non2xx: number;
    errors: number;
    /** Seconds. */
    duration: number;
    /** Milliseconds. */
    latency: { p99: number };
  };
  export default function autocannon(options: Options): Promise<Result>;
}
