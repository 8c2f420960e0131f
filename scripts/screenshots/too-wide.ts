import type { Page } from 'playwright-core';

// A string, because it runs in the browser and not here.
const script = `(() => {
  const frames = [document.documentElement, ...document.querySelectorAll('#content, .ant-drawer-body, .ant-modal')];
  const scrollsItself = (element, frame) => {
    for (let at = element.parentElement; at !== null && at !== frame; at = at.parentElement)
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(at).overflowX)) return true;
    return false;
  };
  const nameOf = (element) => {
    const classes = [...element.classList].map((name) => '.' + name).join('');
    return element.tagName.toLowerCase() + (element.id === '' ? '' : '#' + element.id) + classes;
  };
  return frames
    .filter((frame) => frame.scrollWidth > frame.clientWidth + 1)
    .flatMap((frame) => {
      const right = frame.getBoundingClientRect().left + frame.clientWidth + 1;
      const out = [...frame.querySelectorAll('*')].filter(
        (element) => element.getBoundingClientRect().right > right && !scrollsItself(element, frame),
      );
      return [nameOf(frame) + ' ' + frame.scrollWidth + ' > ' + frame.clientWidth, ...out.slice(0, 6).map(nameOf)];
    });
})()`;

/** What makes the page, its content, a drawer or a dialog wider than its place, and what sticks out of it; what scrolls in a
 *  frame of its own, as wide tables do, is not meant. */
export async function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(script);
}
