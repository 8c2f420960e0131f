import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';

/** What V8 writes for `--cpu-prof`; times in µs of the monotonic clock, which all processes of a machine share. */
const cpuProfile = z.object({
  startTime: z.number(),
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

type CpuProfile = z.output<typeof cpuProfile>;
type ProfileNode = CpuProfile['nodes'][number];

/** From and to, µs of the monotonic clock. */
export type Window = readonly [number, number];

/** This moment as profiles tell it. */
export function monotonicUs(): number {
  return Number(process.hrtime.bigint() / 1_000n);
}

/** Time by where it was spent, ms, most first. */
export interface Spent {
  /** By package or folder that the running function belongs to. */
  readonly self: readonly (readonly [string, number])[];
  /** By function, with everything it called; a function counts once however deep it recurses. */
  readonly inclusive: readonly (readonly [string, number])[];
  readonly busyMs: number;
}

/** Reads every profile in a folder, one a thread, and adds up what falls into the windows. */
export async function readProfiles(
  folder: string,
  windows: readonly Window[],
): Promise<readonly { readonly file: string; readonly spent: Spent }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
  const profiles: { file: string; spent: Spent }[] = [];
  for (const file of names.toSorted()) {
    const profile = cpuProfile.parse(JSON.parse(await readFile(path.join(folder, file), 'utf8')));
    profiles.push({ file, spent: spentIn(profile, windows) });
  }
  return profiles;
}

function spentIn(profile: CpuProfile, windows: readonly Window[]): Spent {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const msOf = new Map<number, number>();
  let atUs = profile.startTime;
  for (const [index, id] of profile.samples.entries()) {
    const deltaUs = profile.timeDeltas[index] ?? 0;
    atUs += deltaUs;
    if (windows.some(([from, to]) => atUs >= from && atUs <= to)) msOf.set(id, (msOf.get(id) ?? 0) + deltaUs / 1_000);
  }
  const [self, inclusive] = [new Map<string, number>(), new Map<string, number>()];
  let busyMs = 0;
  for (const [id, ms] of msOf) {
    const node = nodes.get(id);
    if (node === undefined || node.callFrame.functionName === '(idle)') continue;
    busyMs += ms;
    add(self, originOf(node), ms);
    const functions = new Set<string>();
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const caller = nodes.get(at);
      if (caller !== undefined) functions.add(functionOf(caller));
    }
    for (const name of functions) add(inclusive, name, ms);
  }
  return { self: sorted(self), inclusive: sorted(inclusive), busyMs };
}

function add(sums: Map<string, number>, name: string, ms: number): void {
  sums.set(name, (sums.get(name) ?? 0) + ms);
}

function sorted(sums: ReadonlyMap<string, number>): (readonly [string, number])[] {
  return [...sums].toSorted(([, a], [, b]) => b - a);
}

/** Package, Node module, folder of ours or V8's own name for what is no function. */
function originOf({ callFrame: { url, functionName } }: ProfileNode): string {
  if (url === '') return functionName;
  if (url.startsWith('node:')) return url.split('/').slice(0, 2).join('/');
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url.slice(url.lastIndexOf('node_modules')));
  return inPackage?.[1] ?? `ours: ${shortened(url)}`;
}

function functionOf({ callFrame: { url, functionName, lineNumber } }: ProfileNode): string {
  return `${functionName === '' ? '(anonymous)' : functionName} ${shortened(url)}:${lineNumber + 1}`;
}

function shortened(url: string): string {
  const file = url.replace('file://', '');
  const at = file.lastIndexOf('node_modules/');
  if (at >= 0) return file.slice(at + 'node_modules/'.length);
  const project = `${path.resolve(import.meta.dirname, '..')}/`;
  return file.startsWith(project) ? file.slice(project.length) : file;
}
