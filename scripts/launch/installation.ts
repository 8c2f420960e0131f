import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { planMongodb } from '../servers/find-mongodb.ts';
import { planTemporal } from '../servers/find-temporal.ts';
import { demoEmail, demonstrationFlag, demoPassword } from '../seed-accounts.ts';
import { ensureFolder } from '../servers/folders.ts';
import { startLeashed } from '../servers/leashed-process.ts';
import { startMailCatcher, type MailCatcher } from '../servers/mail-catcher.ts';
import { findFreePort, waitUntil } from '../servers/ports.ts';
import { SEARCH_ATTRIBUTE_TYPES } from '../servers/search-attributes.ts';
import { explain, type ServerPlan } from '../servers/server-plan.ts';
import { print, step, type Source } from './console.ts';
import { authSecret, payloadKeys } from './secrets.ts';
import { checkDisk, checkPort } from './preconditions.ts';
import { answers, ourProgram } from './processes.ts';
import { writeRunningEnvironment } from './running.ts';
import { fingerprint, type Settings } from './settings.ts';
import { StartRefused } from './start-refused.ts';
import { buildWebOnce } from './web-build.ts';
import { supervise, type Supervised, type SupervisedOptions } from './supervised.ts';
import { bundleWorkflows } from './workflow-bundle.ts';

const READY_WITHIN_MS = 90_000;
/** The worker lets running activities finish; everything else ends at once. */
const GRACE_MS: Record<Source, number> = {
  worker: 30_000,
  api: 10_000,
  temporal: 10_000,
  database: 10_000,
  seed: 0,
  tuoke: 0,
};
const STOP_ORDER: readonly Source[] = ['api', 'worker', 'temporal', 'database'];

/** The servers and processes of one folder: started in the order of their needs, stopped in the other direction. */
export class Installation {
  readonly #settings: Settings;
  readonly #running: Supervised[] = [];
  #isStopping = false;
  #isDemonstration = false;
  #mailCatcher: MailCatcher | null = null;
  #forgetEnvironment: () => void = () => {};

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** @throws StartRefused or NoServerError with one sentence for the person who starts it */
  async start(): Promise<void> {
    const settings = this.#settings;
    const keys = payloadKeys(settings.PAYLOAD_KEYS, settings.dataFolder);
    const secret = authSecret(settings.AUTH_SECRET, settings.dataFolder);
    await this.#checkMachine();
    const [bundle, web, temporal, mongodb] = await Promise.all([
      settings.WORKFLOW_BUNDLE ??
        step('workflows bundled', () => bundleWorkflows(path.join(settings.dataFolder, 'build'))),
      settings.WEB_FOLDER ?? step('pages built', () => buildWebOnce(path.join(settings.dataFolder, 'build'))),
      this.#startTemporal(),
      this.#startMongodb(),
    ]);
    const isProduction = settings.NODE_ENV === 'production';
    const mails = settings.SMTP_URL === undefined && !isProduction ? await this.#catchMails() : {};
    const healthPort = settings.WORKER_HEALTH_PORT ?? (await findFreePort());
    const environment = {
      NODE_ENV: settings.NODE_ENV,
      API_HOST: settings.API_HOST,
      API_PORT: String(settings.API_PORT),
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: settings.TEMPORAL_NAMESPACE,
      MONGODB_URI: mongodb.address,
      PAYLOAD_KEYS: keys,
      AUTH_SECRET: secret,
      PUBLIC_URL: settings.PUBLIC_URL ?? '',
      WORKER_HEALTH_PORT: String(healthPort),
      WORKFLOW_BUNDLE: bundle,
      WEB_FOLDER: web,
      TIME_SKIPPING: String(temporal.process !== null && !isProduction),
      ...mails,
    };
    this.#forgetEnvironment = writeRunningEnvironment(settings.runFolder, environment);
    // A server of somebody else's gets no accounts with a password that everybody knows.
    this.#isDemonstration = mongodb.process !== null && !isProduction;
    await this.#seed(environment);
    const readyz = `http://127.0.0.1:${healthPort}/readyz`;
    const ready = `http://${settings.API_HOST}:${settings.API_PORT}/health/ready`;
    // the two do not need each other to begin with, so their start-up times overlap
    await Promise.all([
      step('worker ready', () => this.#run('worker', 'workers/main.ts', environment, () => answers(readyz))),
      step('API ready', () => this.#run('api', 'api/main.ts', environment, () => answers(ready))),
    ]);
  }

  /** Tells where everything is. */
  announce(tookMs: number): void {
    const { API_HOST, API_PORT, PUBLIC_URL, TEMPORAL_ADDRESS, TEMPORAL_UI_PORT, dataFolder } = this.#settings;
    const api = `http://${API_HOST}:${API_PORT}`;
    print('tuoke', `ready after ${(tookMs / 1000).toFixed(1)} s`);
    print('tuoke', `  open           ${PUBLIC_URL ?? api}`);
    if (this.#isDemonstration)
      print('tuoke', `  sign in as     ${demoEmail('0101')} with the password ${demoPassword} (more people: README)`);
    print('tuoke', `  API            ${api}/docs`);
    if (TEMPORAL_ADDRESS === undefined) print('tuoke', `  Temporal       http://127.0.0.1:${TEMPORAL_UI_PORT}`);
    if (this.#mailCatcher !== null)
      print('tuoke', `  mails          ${this.#mailCatcher.folder} (caught here; nobody gets them)`);
    print('tuoke', `  data           ${dataFolder}`);
    print('tuoke', 'Ctrl-C stops everything; nothing is lost.');
  }

  /** Stops everything that runs: requests first, then work, then the servers that both need. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const source of STOP_ORDER) {
      const running = this.#running.filter((process) => process.source === source);
      if (running.length === 0) continue;
      await step(`${source} stopped`, () => Promise.all(running.map((process) => process.stop(GRACE_MS[source]))));
    }
    await this.#mailCatcher?.close();
    this.#forgetEnvironment();
  }

  /** Kills everything without waiting. */
  kill(): void {
    this.#isStopping = true;
    for (const process of this.#running) process.kill();
    this.#forgetEnvironment();
  }

  async #checkMachine(): Promise<void> {
    const settings = this.#settings;
    await checkDisk(settings.dataFolder);
    await checkPort(settings.API_PORT, 'the API', 'API_PORT');
    if (settings.TEMPORAL_ADDRESS === undefined) {
      await checkPort(settings.TEMPORAL_PORT, 'Temporal', 'TEMPORAL_PORT');
      await checkPort(settings.TEMPORAL_UI_PORT, "Temporal's web interface", 'TEMPORAL_UI_PORT');
    }
    if (settings.MONGODB_URI === undefined) await checkPort(settings.MONGODB_PORT, 'the database', 'MONGODB_PORT');
    if (settings.WORKER_HEALTH_PORT !== undefined) {
      await checkPort(settings.WORKER_HEALTH_PORT, "the worker's health", 'WORKER_HEALTH_PORT');
    }
  }

  /** Mails to the people of a trial become files. */
  async #catchMails(): Promise<Record<string, string>> {
    this.#mailCatcher = await startMailCatcher(path.join(this.#settings.dataFolder, 'mail'));
    return { SMTP_URL: this.#mailCatcher.url, MAIL_FROM: 'Tuoke <tuoke@tuoke.invalid>' };
  }

  async #startTemporal(): Promise<ServerPlan> {
    const settings = this.#settings;
    const options = {
      address: settings.TEMPORAL_ADDRESS,
      toolsFolder: settings.toolsFolder,
      databaseFile: path.join(ensureFolder(path.join(settings.dataFolder, 'temporal')), 'temporal.db'),
      port: settings.TEMPORAL_PORT,
      uiPort: settings.TEMPORAL_UI_PORT,
      namespace: settings.TEMPORAL_NAMESPACE,
      searchAttributes: SEARCH_ATTRIBUTE_TYPES,
      onProgress: (line: string) => print('temporal', line),
    };
    const plan = await step('Temporal found', () => planTemporal(options));
    await this.#startServer(plan, 'temporal');
    return plan;
  }

  async #startMongodb(): Promise<ServerPlan> {
    const settings = this.#settings;
    const options = {
      uri: settings.MONGODB_URI,
      toolsFolder: settings.toolsFolder,
      dataFolder: settings.dataFolder,
      port: settings.MONGODB_PORT,
      database: 'tuoke',
      heap: settings.MONGODB_HEAP,
      onProgress: (line: string) => print('database', line),
    };
    const plan = await step('MongoDB found', () => planMongodb(options));
    await this.#startServer(plan, 'database');
    return plan;
  }

  async #startServer(plan: ServerPlan, source: Source): Promise<void> {
    print(source, explain(plan));
    if (plan.process !== null) {
      const { process, isReady } = plan;
      const { runFolder } = this.#settings;
      await step(`${plan.name} ready`, () =>
        this.#supervise({ source, spec: process, runFolder, isReady, readyWithinMs: READY_WITHIN_MS }),
      );
    } else if (!(await step(`${plan.name} ready`, () => waitUntil(plan.isReady, 15_000)))) {
      throw new StartRefused(`${plan.name} does not answer at its address: ${explain(plan)}.`);
    }
  }

  async #run(
    source: Source,
    file: string,
    environment: Record<string, string>,
    isReady: () => Promise<boolean>,
  ): Promise<void> {
    const spec = ourProgram(file, environment);
    await this.#supervise({
      source,
      spec,
      runFolder: this.#settings.runFolder,
      isReady,
      readyWithinMs: READY_WITHIN_MS,
    });
  }

  async #supervise(options: SupervisedOptions): Promise<void> {
    if (this.#isStopping) throw new StartRefused('The start was given up.');
    const process = supervise(options);
    this.#running.push(process);
    await process.ready;
  }

  /** Branches, staff and the process definition: once for each database. Seeding twice changes nothing. */
  async #seed(environment: Record<string, string>): Promise<void> {
    const { dataFolder, runFolder } = this.#settings;
    const file = path.join(dataFolder, 'seeded');
    // Raise the number when first data is added: installations that are there get what they miss.
    const database = `${fingerprint(environment['MONGODB_URI'] ?? '')} 2`;
    if (existsSync(file) && readFileSync(file, 'utf8') === database) return;
    await step('first data', async () => {
      const args = this.#isDemonstration ? [demonstrationFlag] : [];
      const program = ourProgram('scripts/seed.ts', environment, args);
      const seed = startLeashed(program, path.join(runFolder, 'seed.pid'), (line) => print('seed', line));
      const { code } = await seed.ended;
      if (code !== 0)
        throw new StartRefused(`The first data could not be written:\n  ${seed.lastLines().join('\n  ')}`);
    });
    writeFileSync(file, database);
  }
}
