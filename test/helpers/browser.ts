/** A browser as far as signing in needs one: keeps cookies, says which site a page is from. */
export class Browser {
  readonly origin: string;
  private readonly cookies = new Map<string, string>();

  /** @param origin where Tuoke is opened */
  constructor(origin: string) {
    this.origin = origin;
  }

  /** @param from the site whose page sends the request; nothing is said when null */
  async send(
    method: string,
    url: string,
    { body, from = this.origin, key }: { body?: unknown; from?: string | null; key?: string } = {},
  ): Promise<Response> {
    const headers = new Headers();
    if (this.cookies.size > 0) headers.set('cookie', this.cookieHeader);
    if (from !== null) headers.set('origin', from);
    if (method !== 'GET') headers.set('idempotency-key', key ?? crypto.randomUUID());
    if (body !== undefined) headers.set('content-type', 'application/json');
    const response = await fetch(new URL(url, this.origin), {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.take(cookie);
    return response;
  }

  async signIn(email: string, password: string): Promise<Response> {
    return this.send('POST', '/api/auth/sign-in/email', { body: { email, password } });
  }

  async get(path: string): Promise<Response> {
    return this.send('GET', path);
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  set(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  private take(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const [name = '', ...value] = pair.split('=');
    if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) this.cookies.delete(name.trim());
    else this.cookies.set(name.trim(), value.join('='));
  }
}
