const browsers = [
  ['Edge', /Edg\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrom(?:e|ium)\//],
  ['Safari', /Safari\//],
] as const;

const systems = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const;

/** A browser as people know it, such as 'Chrome, Windows'; the text itself when it is none of these, null without one. */
export function browserOf(userAgent: string | null): string | null {
  if (userAgent === null) return null;
  const first = (among: readonly (readonly [string, RegExp])[]) => among.find(([, mark]) => mark.test(userAgent))?.[0];
  const named = [first(browsers), first(systems)].filter((name) => name !== undefined);
  return named.length === 0 ? userAgent.slice(0, 60) : named.join(', ');
}
