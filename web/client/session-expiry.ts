/** Signs the person in again.   @returns false when the person gave up */
type SignInAgain = () => Promise<boolean>;

let signInAgain: SignInAgain | null = null;
let underWay: Promise<boolean> | null = null;

/** Says who handles a session that ended while a page was open; null when nobody is signed in. */
export function onSessionExpired(handler: SignInAgain | null): void {
  signInAgain = handler;
}

/** One question to the person, however many requests were refused.   @returns whether to repeat the request */
export function askToSignInAgain(): Promise<boolean> {
  if (signInAgain === null) return Promise.resolve(false);
  underWay ??= signInAgain().finally(() => {
    underWay = null;
  });
  return underWay;
}
