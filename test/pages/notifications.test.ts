import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createPostJson } from '../../adapters/post-json.ts';
import { improvementIdOf } from '../../models/improvement-item.ts';
import { usualComplaintPayload } from '../factories/complaint-wire.ts';
import { people, secrets } from '../helpers/api-rig.ts';
import { eventually } from '../helpers/eventually.ts';
import { Provider } from '../helpers/provider.ts';
import { seriousFindings, Stage, tooWide } from './stage.ts';

let stage: Stage;
let provider: Provider;
beforeAll(async () => {
  provider = await Provider.open();
  provider.answers = [{ status: 200, body: '{"errcode":0}' }];
  stage = await Stage.open({
    outside: { mail: null, post: createPostJson(false), secrets, publicUrl: 'https://tuoke.example.com' },
  });
});
afterAll(async () => {
  await stage.close();
  await provider.close();
});
afterEach(() => {
  expect(stage.takeComplaints()).toEqual([]);
});

const isUsable = async (page: Page): Promise<void> => {
  await expect.poll(() => tooWide(page)).toEqual([]);
  await expect.poll(() => seriousFindings(page)).toEqual([]);
};

test('the inbox and the day of a complaint officer show whose case waits, and lead to it; the bell counts', async () => {
  const page = await stage.person(people.officer);
  await page.goto('/');
  await page.getByRole('heading', { name: 'My day' }).waitFor();
  await stage.isListening();
  const { caseNumber, complaintId } = await stage.registerComplaint({ category: 'fraudSecurity' });
  await stage.rig.site.call('POST', `complaints/${complaintId}/commands/acknowledge`, {
    as: people.sponsor,
    body: {
      expectedRevision: 1,
      payload: {
        handlerId: people.officer,
        category: 'fraudSecurity',
        severity: 's1',
        message: {
          channel: 'phone',
          text: `case ${caseNumber}: Complaint officer 0800 calls by ${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)}`,
        },
      },
    },
  });
  const news = page.getByRole('region', { name: 'News of complaints' });
  await news.getByRole('link', { name: caseNumber }).first().waitFor();
  // that it was registered, and that it is theirs
  await page.getByRole('link', { name: /Inbox, 2 unread/ }).waitFor();
  await isUsable(page);
  await page.goto('/inbox');
  const item = page.getByRole('button', { name: new RegExp(`Complaint ${caseNumber}`) }).first();
  await item.waitFor();
  await expect.poll(() => item.textContent()).toContain('Is yours to work on');
  await isUsable(page);
  await item.press('Enter');
  await page.waitForURL(`**/complaints/${complaintId}`);
  await page.getByText(caseNumber).first().waitFor();
});

test('an administrator adds a group robot, tries it, and reads in the log what became of it', async () => {
  const page = await stage.person(people.admin);
  await page.goto('/admin/channels');
  await page.getByText('No channel yet').waitFor();
  await page.getByRole('button', { name: 'Add a channel' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Complaints of the bank');
  await page.getByLabel('Address').fill('ftp://nowhere');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('must begin with https://, or with http://').waitFor();
  await page.getByLabel('Address').fill(`${provider.url}/cgi-bin/webhook/send?key=hidden`);
  await page.getByRole('button', { name: 'Save' }).click();
  const card = page.getByRole('region', { name: 'Complaints of the bank' });
  await card.getByText('WeCom group robot').waitFor();
  await card.getByRole('button', { name: 'Send a test' }).click();
  await page.getByRole('cell', { name: 'Delivered' }).waitFor();
  expect(provider.received.some(({ body }) => body.includes('这是一条测试通知'))).toBe(true);
  await expect.poll(() => page.getByText('hidden').count()).toBe(0);
  await isUsable(page);
});

test('a webhook’s secret is shown this once', async () => {
  const page = await stage.person(people.admin, { language: 'zh' });
  await page.goto('/admin/channels');
  await page.getByRole('button', { name: '添加渠道' }).click();
  await page.getByRole('combobox', { name: '类型' }).click();
  await page.getByTitle('Webhook（其他系统）').last().click();
  await page.getByLabel('名称').fill('数据仓库');
  await page.getByLabel('地址').fill(`${provider.url}/hook`);
  await page.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByText(/^whsec_/).waitFor();
  await page.getByRole('button', { name: '已记下' }).click();
  await page.getByRole('region', { name: '数据仓库' }).waitFor();
  await expect.poll(() => page.getByText(/whsec_/).count()).toBe(0);
  await isUsable(page);

  const card = page.getByRole('region', { name: '数据仓库' });
  await card.getByRole('button', { name: '更换密钥' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '更换密钥' }).click();
  await page.getByText(/^whsec_/).waitFor();
  await page.getByRole('button', { name: '已记下' }).click();
  await card.getByText('消息用新旧两个密钥同时签名').waitFor();
  await card.getByRole('button', { name: /移\s*除/ }).click();
  await page.getByRole('dialog', { name: '移除渠道“数据仓库”？' }).waitFor();
  await isUsable(page);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /移\s*除/ })
    .click();
  await card.waitFor({ state: 'detached' });
  expect((await stage.rig.site.get('channels', people.admin)).text).toContain('"retiredAt":"2');
});

test('everybody chooses on the account page what is mailed and when', async () => {
  const page = await stage.person(people.manager);
  await page.goto('/account');
  const group = page.getByRole('radiogroup', { name: 'Complaints' });
  await group.getByText('Once a day').click();
  await page.getByLabel('Quiet from').fill('20:15');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved').waitFor();
  await page.reload();
  await expect.poll(() => page.getByLabel('Quiet from').inputValue(), { timeout: 15_000 }).toBe('20:15');
  expect((await stage.rig.site.get('me/notifications')).body).toMatchObject({
    mail: { complaints: 'digest', deadlines: 'digest', changes: 'off' },
    quiet: { fromMinute: 20 * 60 + 15, untilMinute: 510 },
  });
  await isUsable(page);
});

test('the reply of an improvement comes to the inbox of who raised it, and leads to it', async () => {
  const page = await stage.person(people.officer);
  await page.goto('/inbox');
  await stage.isListening();
  const { site } = stage.rig;
  const { caseNumber, complaintId } = await stage.registerComplaint({ category: 'procedure' });
  const send = async (path: string, as: string, body: object): Promise<void> => {
    const reply = await site.call('POST', path, { as, body });
    expect(reply.status, reply.text).toBeLessThan(300);
  };
  const payload = usualComplaintPayload.addImprovementItem();
  await send(`complaints/${complaintId}/commands/addImprovementItem`, people.officer, { expectedRevision: 1, payload });
  const itemId = improvementIdOf(complaintId, 'improvement-1');
  const change = { kind: 'finish', result: 'the list is complete' };
  await eventually(async () =>
    send(`improvement-items/${itemId}/changes`, people.head, { expectedRevision: 1, change }),
  );
  const notice = page.getByRole('button', { name: /Its improvement is done: read the reply/ });
  await notice.filter({ hasText: caseNumber }).click();
  await page.getByText('the list is complete').first().waitFor();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(
    `/improvements?item=${encodeURIComponent(itemId)}`,
  );
});
