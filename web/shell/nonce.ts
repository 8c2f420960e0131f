/** The nonce that the API gave this page; undefined under Vite's own server. */
export const nonce = document.querySelector<HTMLElement>('meta[property=csp-nonce]')?.nonce || undefined;

// Some parts of Ant Design measure with styles that they give no nonce. Whatever makes an element this way is a script of ours
// already; what the policy keeps out is markup that came in from elsewhere, and that is still kept out.
if (nonce !== undefined) {
  const create = document.createElement.bind(document);
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const element = create(tag, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
