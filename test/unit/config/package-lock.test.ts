import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Where Node would find a package from a folder of the lock file. */
function resolve(packages: Readonly<Record<string, LockedPackage>>, from: string, name: string): string | undefined {
  for (
    let folder = from;
    ;
    folder = folder.includes('/node_modules/') ? folder.slice(0, folder.lastIndexOf('/node_modules/')) : ''
  ) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[place] !== undefined) return place;
    if (folder === '') return undefined;
  }
}

// npm leaves a package for another platform out when its registry cannot deliver it, and then npm ci refuses the lock file
test('package-lock.json names the packages of every platform, so that npm ci works on all of them', () => {
  const file = new URL('../../../package-lock.json', import.meta.url);
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, LockedPackage> };
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => resolve(packages, place, name) === undefined),
  );
  expect(missing).toEqual([]);
});

test('package-lock.json names no registry', () => {
  expect(readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8')).not.toContain('"resolved"');
});
