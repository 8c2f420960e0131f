import { z } from 'zod';

/** What Vite needs to know when it serves the pages itself. */
const webEnvironment = z.object({
  API_URL: z.url({ error: 'must be the address of a running API' }).default('http://127.0.0.1:3000'),
});

/** Where the development server of the pages finds the API.   @throws ZodError */
export function loadWebConfig(env: Readonly<Record<string, string | undefined>> = process.env): {
  readonly apiUrl: string;
} {
  return { apiUrl: webEnvironment.parse(env).API_URL };
}
