import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connectDatabase, createModels, type Models } from '../../models/connect.ts';
import { ApiRig, people, Site, walkTo } from '../helpers/api-rig.ts';
import { eventually } from '../helpers/eventually.ts';

/** Stands between the application and the database, and can be cut. */
class Wire {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private isCut = false;

  constructor(port: number) {
    this.server = createServer((near) => {
      if (this.isCut) return void near.destroy();
      const far = connect(port, '127.0.0.1');
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => this.sockets.delete(socket));
      }
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
      near.pipe(far).pipe(near);
    });
  }

  async open(): Promise<number> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }
}

let rig: ApiRig;
let wire: Wire;
let models: Models;
let site: Site;
beforeAll(async () => {
  rig = await ApiRig.start();
  const uri = new URL(inject('mongoUri'));
  wire = new Wire(Number(uri.port));
  uri.port = String(await wire.open());
  uri.pathname = `/${rig.workflows.taskQueue}`;
  uri.searchParams.set('directConnection', 'true');
  models = createModels(await connectDatabase(uri.href, 'test'));
  const { client, taskQueue } = rig.workflows;
  site = await Site.open({
    temporal: client,
    models,
    settings: { environment: 'test', requestTimeoutMs: 10_000, taskQueue },
  });
});
afterAll(async () => {
  await site.close();
  await models.connection.close();
  await wire.close();
  await rig.stop();
});

test('without its database the API refuses reads with 503, carries commands out, and reads again when it is back', async () => {
  const prospectId = await walkTo(site, 'gatheringIntel');
  const revision = await site.revisionOf(prospectId);
  await site.get('funnel');
  wire.cut();
  const read = await site.get(`prospects/${prospectId}`);
  expect(read).toMatchObject({ status: 503, body: { code: 'DATABASE_UNAVAILABLE' } });
  expect(Number(read.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await site.get('/health/ready')).body).toEqual({ status: 'down', temporal: 'up', database: 'down' });
  expect((await site.get('/health/live')).status).toBe(200);
  const command = await site.command(prospectId, 'saveIntel', {}, { expectedRevision: revision });
  expect(command).toMatchObject({ status: 200, body: { revision: revision + 1 } });
  wire.mend();
  await eventually(async () => expect((await site.get(`prospects/${prospectId}`, people.head)).status).toBe(200));
});
