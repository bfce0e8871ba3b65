/** Where a browser ends up that was sent to an identity provider: what the client is told. */
export interface Landing {
  readonly code: string | undefined;
  readonly iss: string | undefined;
  readonly state: string | undefined;
  readonly error: string | undefined;
}

/** Most pages and redirects on the way. */
const LONGEST_WAY = 20;

/**
 * A person at a browser, as far as an identity provider can tell: follows
 * redirects, keeps cookies, fills in the form to log in and agrees to
 * everything.
 */
export class Browser {
  readonly #cookies = new Map<string, string>();
  /** The scopes people were asked for, one entry for each time. */
  readonly asked: string[] = [];

  /** @param login who sits there */
  constructor(readonly login: string) {}

  /**
   * @param start the address the client opens
   * @param end what the address begins with at which the client waits; it is not fetched
   */
  async visit(start: URL, end: string): Promise<Landing> {
    this.asked.push(start.searchParams.get('scope') ?? '');
    let url = start;
    let form: URLSearchParams | undefined;
    for (let step = 0; step < LONGEST_WAY; step += 1) {
      if (url.href.startsWith(end)) return landing(url);
      const response = await this.#send(url, form);
      const location = response.headers.get('location');
      const page = await response.text();
      if (location) {
        [url, form] = [new URL(location, url), undefined];
        continue;
      }
      const action = /<form [^>]*action="([^"]+)"/.exec(page)?.[1];
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
      if (action === undefined || prompt === undefined) {
        throw new Error(`${response.status} at ${url.pathname}: ${page}`);
      }
      url = new URL(action, url);
      form = new URLSearchParams({
        prompt,
        ...(prompt === 'login' && { login: this.login, password: 'any' }),
      });
    }
    throw new Error(
      'The identity provider sends the browser round in circles.',
    );
  }

  async #send(url: URL, form?: URLSearchParams): Promise<Response> {
    const cookie = [...this.#cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form && { method: 'POST', body: form }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }
}

function landing({ searchParams }: URL): Landing {
  const [code, iss, state, error] = ['code', 'iss', 'state', 'error'].map(
    (name) => searchParams.get(name) ?? undefined,
  );
  return { code, iss, state, error };
}
