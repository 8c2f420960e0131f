import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDataConverter, generatePayloadKey, parsePayloadKeys } from '../../adapters/payload-codec.ts';
import { defaultCalendarId } from '../../models/business-calendar.ts';
import { connectDatabase, createModels, type Models } from '../../models/connect.ts';
import type { Delivery } from '../../models/delivery.ts';
import { complaintTaskQueue } from '../../workflows/complaint/messages.ts';
import { officer } from '../factories/complaint.ts';
import { calendar } from '../factories/context.ts';
import { CaseOnServer, type CaseRig } from '../helpers/case-on-server.ts';
import { eventually } from '../helpers/eventually.ts';
import { startWorker } from './start-worker.ts';
import { startTestServers, type TestServers } from '../servers/start-test-servers.ts';

const payloadKeys = generatePayloadKey('test');
let servers: TestServers;
let client: Client;
let models: Models;
let mongodbUri: string;
let worker: ChildProcess;
let mailServer: SMTPServer;
/** Mails that the server has taken. */
const taken: Buffer[] = [];
let onTaken: () => void = () => undefined;

async function newWorker(): Promise<ChildProcess> {
  const { port } = mailServer.server.address() as AddressInfo;
  const environment = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Tuoke <tuoke@example.com>' };
  return startWorker({ temporalAddress: servers.temporalAddress, mongodbUri, payloadKeys, environment });
}

beforeAll(async () => {
  servers = await startTestServers();
  const uri = new URL(servers.mongoUri);
  uri.pathname = '/mail-killed';
  mongodbUri = uri.href;
  mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, _session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        taken.push(Buffer.concat(chunks));
        onTaken();
        callback();
      });
    },
  });
  mailServer.listen(0, '127.0.0.1');
  await once(mailServer.server, 'listening');
  const connection = await Connection.connect({ address: servers.temporalAddress });
  client = new Client({ connection, dataConverter: createDataConverter(parsePayloadKeys(payloadKeys)) });
  models = createModels(await connectDatabase(mongodbUri, 'test'));
  worker = await newWorker();
});
afterAll(async () => {
  worker.kill('SIGKILL');
  await new Promise<void>((resolve) => mailServer.close(() => resolve()));
  await models.connection.close();
  await client.connection.close();
  await servers.stop();
});

test('a worker killed after the mail server took a mail sends it again as the very same one, which readers see once', async () => {
  const now = new Date();
  const email = 'officer@bank.example';
  await models.calendars.collection.insertOne({
    ...calendar,
    _id: defaultCalendarId,
    knownUntilYear: 2026,
    editedBy: null,
    version: 1,
  } as never);
  await models.staff.create({
    _id: officer.staffId,
    employeeNo: '0301',
    name: { zh: '投诉处理岗', en: 'Complaint officer' },
    profiles: ['complaintOfficer'],
    branchId: 'b-01',
    teamId: null,
    active: true,
  });
  await models.accounts.collection.insertOne({
    _id: 'account',
    staffId: officer.staffId,
    email,
    name: 'officer',
    emailVerified: true,
    mustChangePassword: false,
    isDemo: false,
    language: 'zh',
    createdAt: now,
    updatedAt: now,
  } as never);
  await models.notificationPreferences.create({
    _id: officer.staffId,
    mail: { complaints: 'now', deadlines: 'off', changes: 'off' },
    digestAtMinute: 0,
    quiet: { fromMinute: 0, untilMinute: 0 },
  });
  // Killed before the mail server has answered that it took the mail.
  const killed = new Promise<void>((resolve) => {
    onTaken = () => {
      onTaken = () => undefined;
      worker.once('exit', () => resolve());
      worker.kill('SIGKILL');
    };
  });
  const rig: CaseRig = {
    client,
    models,
    taskQueue: complaintTaskQueue,
    track: () => undefined,
    skip: () => Promise.reject(new Error('no time is skipped here')),
  };
  const given = await CaseOnServer.register(rig);
  await killed;
  const delivery = () => models.deliveries.findOne({ recordId: given.complaintId }).lean<Delivery>();
  expect(await delivery()).toMatchObject({ state: 'sending', tries: 0 });
  worker = await newWorker();
  await eventually(async () => expect(await delivery()).toMatchObject({ state: 'sent', tries: 1 }), 90_000);
  const [first, second, ...others] = await Promise.all(taken.map(async (mail) => PostalMime.parse(mail)));
  expect([first, second].map((mail) => mail?.to?.[0]?.address)).toEqual([email, email]);
  expect(others).toEqual([]);
  expect(first?.messageId).toMatch(/^<[0-9a-f]{40}@/);
  expect(second?.messageId).toBe(first?.messageId);
  expect(second?.text).toBe(first?.text);
  expect(await models.deliveries.countDocuments()).toBe(1);
});
