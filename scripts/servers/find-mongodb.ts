import { existsSync } from 'node:fs';
import path from 'node:path';

import { buildMongoStandIn } from './build-mongo-stand-in.ts';
import { choose } from './choose.ts';
import { errorLine, findOnPath, run, runDownload } from './commands.ts';
import { ensureFolder } from './folders.ts';
import type { ProcessSpec } from './leashed-process.ts';
import { isListening } from './ports.ts';
import { NoServerError, type Candidate, type ServerPlan } from './server-plan.ts';

const OLDEST_MONGOD = 5;
const DOWNLOADED_MONGOD = '8.0.15';
const LOOPBACK = '127.0.0.1';

export interface MongodbOptions {
  /** `MONGODB_URI`, when somebody else runs the server. */
  readonly uri: string | undefined;
  readonly toolsFolder: string;
  /** Holds one folder for each kind of server, since they cannot read each other's files. */
  readonly dataFolder: string;
  readonly port: number;
  readonly database: string;
  /** Most memory that the embedded stand-in may take, as Java writes it (`1g`). */
  readonly heap: string;
  readonly onProgress: (line: string) => void;
}

type Program = ProcessSpec;

/** Decides which MongoDB to use, in the order: the given address, `mongod` on the PATH, mongodb-memory-server's download,
 *  the stand-in on Java; data that one kind has written is only ever opened by that kind.
 *  @throws NoServerError when there is none */
export async function planMongodb(options: MongodbOptions): Promise<ServerPlan> {
  if (options.uri !== undefined) {
    const server = new URL(options.uri.replace(/^mongodb(\+srv)?:/, 'http:').split(',')[0] ?? '');
    return {
      name: 'MongoDB',
      address: options.uri,
      description: 'the server of MONGODB_URI',
      passedOver: [],
      process: null,
      // a name that stands for a list of servers cannot be tried by opening a port
      isReady: async () =>
        options.uri?.startsWith('mongodb+srv:') === true || isListening(Number(server.port || 27017), server.hostname),
    };
  }
  const folders = {
    real: path.join(options.dataFolder, 'mongodb'),
    standIn: path.join(options.dataFolder, 'mongodb-stand-in'),
  };
  const all = [
    mongodOnPath(folders.real, options),
    downloadedMongod(folders.real, options),
    standIn(folders.standIn, options),
  ];
  const keptBy = existsSync(folders.standIn) ? 'stand-in' : existsSync(folders.real) ? 'mongod' : undefined;
  const candidates = keptBy === 'stand-in' ? all.slice(2) : keptBy === 'mongod' ? all.slice(0, 2) : all;
  const choice = await choose(
    candidates,
    path.join(options.toolsFolder, 'failed-download-mongodb.json'),
    options.onProgress,
  );
  if ('reasons' in choice) {
    const kept = keptBy === undefined ? '' : `; the data in ${options.dataFolder} was written by the ${keptBy}`;
    throw new NoServerError(
      `No MongoDB could be had (${choice.reasons.join('; ')}${kept}). ` +
        'Install mongod 5 or newer or Java 17 with Maven, or set MONGODB_URI to a server that runs.',
    );
  }
  const stay = keptBy === 'stand-in' ? ['the data already lies in the stand-in'] : choice.passedOver;
  return embedded(choice.name, ['MONGODB_URI is not set', ...stay], choice.found, options);
}

/** The embedded stand-in, whatever else there is. @throws NoServerError when it cannot be built */
export async function planStandIn(options: MongodbOptions): Promise<ServerPlan> {
  const candidate = standIn(path.join(options.dataFolder, 'mongodb-stand-in'), options);
  const outcome = await candidate.find();
  if ('reason' in outcome) throw new NoServerError(`${candidate.name}: ${outcome.reason}.`);
  return embedded(candidate.name, [], outcome.found, options);
}

function embedded(
  description: string,
  passedOver: readonly string[],
  program: Program,
  options: MongodbOptions,
): ServerPlan {
  return {
    name: 'MongoDB',
    address: `mongodb://${LOOPBACK}:${options.port}/${options.database}?directConnection=true`,
    description,
    passedOver,
    process: program,
    isReady: () => isListening(options.port),
  };
}

function mongodProgram(file: string, folder: string, port: number): Program {
  ensureFolder(folder);
  const args = ['--dbpath', folder, '--port', String(port), '--bind_ip', LOOPBACK, '--quiet'];
  // tens of milliseconds of acknowledged writes at most are lost when it is killed
  args.push('--journalCommitInterval', '20', '--wiredTigerCacheSizeGB', '0.5');
  return { command: file, args };
}

function mongodOnPath(folder: string, options: MongodbOptions): Candidate<Program> {
  return {
    name: 'mongod on the PATH',
    find: async () => {
      const file = await findOnPath('mongod');
      if (file === undefined) return { reason: 'not there' };
      const { output } = await run(file, ['--version'], 10_000);
      const major = Number(/v(\d+)\./.exec(output)?.[1] ?? 0);
      if (major < OLDEST_MONGOD) return { reason: `version ${major} is older than ${OLDEST_MONGOD}` };
      return { found: mongodProgram(file, folder, options.port) };
    },
  };
}

function downloadedMongod(folder: string, options: MongodbOptions): Candidate<Program> {
  const downloads = path.join(options.toolsFolder, 'mongod');
  return {
    name: "mongodb-memory-server's download of mongod",
    isDownload: true,
    find: async () => {
      const script = path.join(import.meta.dirname, 'download-mongod.ts');
      const args = [script, ensureFolder(downloads), DOWNLOADED_MONGOD];
      const { isSuccess, output } = await runDownload(process.execPath, args, downloads);
      const file = output.split('\n').at(-1);
      if (!isSuccess || file === undefined || !existsSync(file)) {
        return { reason: `failed (${errorLine(output)})` };
      }
      return { found: mongodProgram(file, folder, options.port) };
    },
  };
}

function standIn(folder: string, options: MongodbOptions): Candidate<Program> {
  return {
    name: 'the stand-in mongo-java-server on H2',
    find: async () => {
      const built = await buildMongoStandIn(options.toolsFolder, options.onProgress);
      if ('reason' in built) return built;
      const args = [`-Xmx${options.heap}`, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=4', '-Xshare:auto'];
      args.push('-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-cp', built.classPath, 'standin.Main');
      args.push(path.join(ensureFolder(folder), 'store.mv'), LOOPBACK, String(options.port));
      return { found: { command: built.java, args } };
    },
  };
}
