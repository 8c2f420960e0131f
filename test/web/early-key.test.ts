import { expect, test } from 'vitest';
import { endEarlyListening, listenEarly, wasAskedEarly } from '../../web/shell/palette/early-key.ts';

/** A document that keys can be pressed in before any page is shown. */
function loading() {
  const listeners: ((event: unknown) => void)[] = [];
  listenEarly({ addEventListener: (_type: string, listener: unknown) => void listeners.push(listener as () => void) });
  return (key: string, held: { ctrlKey?: boolean; metaKey?: boolean } = {}): boolean => {
    let isPrevented = false;
    const event = { ctrlKey: false, metaKey: false, ...held, key, preventDefault: () => (isPrevented = true) };
    for (const listener of listeners) listener(event);
    return isPrevented;
  };
}

test('Ctrl-K while the page loads opens the palette when it is there, and the browser does nothing else with it', () => {
  const press = loading();
  expect(press('K', { ctrlKey: true })).toBe(true);
  expect(wasAskedEarly()).toBe(true);
  endEarlyListening();
});

test('once the page listens itself the early keys are its own, and nothing opens twice', () => {
  const press = loading();
  expect(press('k', { metaKey: true })).toBe(true);
  endEarlyListening();
  expect(press('k', { ctrlKey: true })).toBe(false);
  expect(wasAskedEarly()).toBe(false);
});

test('other keys are left alone, and who waited long has gone on to something else', () => {
  const press = loading();
  expect(press('k')).toBe(false);
  expect(wasAskedEarly()).toBe(false);
  endEarlyListening();
  const again = loading();
  again('k', { ctrlKey: true });
  expect(wasAskedEarly(Date.now() + 11_000)).toBe(false);
  endEarlyListening();
});
