import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchHit } from '../../contracts/search.ts';
import { foldName } from '../../models/prospect.ts';
import { searchTokens } from '../../models/search-tokens.ts';
import { ApiRig, people, type Site } from '../helpers/api-rig.ts';

let rig: ApiRig;
let site: Site;
const ids = new Map<string, string>();
const names = ['杭州湾贸易有限公司', '杭州湾码头有限公司', '王小明', 'Harbour Trading Ltd', 'Harbour Foods Ltd'];
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
  for (const [index, name] of names.entries()) {
    const customer = {
      name,
      customerType: 'company',
      phone: `1370000${4_000 + index}`,
      coreBankCustomerNo: `CB-90${index}`,
    };
    ids.set(name, (await site.create({ customer })).prospectId);
  }
  await site.create(
    { customer: { name: '杭州湾贸易有限公司', customerType: 'company', phone: '13700004999' } },
    people.otherManager,
  );
});
afterAll(async () => {
  await rig.stop();
});

async function search(q: string, as: string = people.manager): Promise<SearchHit[]> {
  const { status, body, text } = await site.call<{ hits: SearchHit[] }>('POST', 'search', { as, body: { q } });
  if (status !== 200) throw new Error(text);
  return body.hits;
}

async function found(q: string, as: string = people.manager): Promise<string[]> {
  return (await search(q, as)).map(({ customerName }) => customerName).toSorted();
}

describe('the search', () => {
  test.each([
    ['杭州湾', ['杭州湾码头有限公司', '杭州湾贸易有限公司']],
    ['贸易', ['杭州湾贸易有限公司']],
    ['王', ['王小明']],
    ['harb', ['Harbour Foods Ltd', 'Harbour Trading Ltd']],
    ['ＨＡＲＢＯＵＲ trad', ['Harbour Trading Ltd']],
    ['湾杭', []],
    ['.*', []],
    ['$where', []],
  ])('by part of a name: %s', async (typed, expected) => {
    expect(await found(typed)).toEqual(expected);
  });

  test('by telephone number, its last four digits, customer number and the beginning of an id', async () => {
    const id = ids.get('王小明') ?? '';
    expect(await found('137 0000 4002')).toEqual(['王小明']);
    expect(await found('+8613700004002')).toEqual(['王小明']);
    expect(await found('4002')).toEqual(['王小明']);
    expect(await found('CB-902')).toEqual(['王小明']);
    expect(await found(id.slice(0, 10))).toEqual(['王小明']);
    expect(await search(id)).toMatchObject([{ prospectId: id, matched: 'number' }]);
  });

  test('never shows a whole telephone number', async () => {
    const { text } = await site.call('POST', 'search', { body: { q: '4002' } });
    expect(text).not.toMatch(/1370000/);
  });

  test('takes what was typed in the body alone, so that no number stands in an address; it needs no key', async () => {
    const body = { q: '13700004002' };
    expect((await site.call('POST', 'search', { key: null, body })).status).toBe(200);
    expect((await site.get('search?q=13700004002')).status).toBe(404);
    expect((await site.call('POST', 'search?q=13700004002', { body: {} })).status).toBe(400);
  });

  test('finds only what the reader may see, also by the exact number', async () => {
    expect(await search('杭州湾贸易', people.otherManager)).toHaveLength(1);
    expect(await found('13700004002', people.otherManager)).toEqual([]);
    expect(await found('13700004999', people.head)).toEqual([]);
    expect(await found('杭州湾', people.colleague)).toEqual([]);
    expect((await search('杭州湾', people.admin)).length).toBe(3);
  });

  test('a reopened or lost prospect comes after the open ones', async () => {
    await site.do(ids.get('Harbour Foods Ltd') ?? '', 'markLost');
    expect((await search('harbour')).map(({ customerName, open }) => [customerName, open])).toEqual([
      ['Harbour Trading Ltd', true],
      ['Harbour Foods Ltd', false],
    ]);
  });

  test('one name among hundreds that begin alike is found, and a search for all of them says that there are more', async () => {
    const { prospects } = rig.workflows.models;
    const one = await prospects.findById(ids.get('Harbour Trading Ltd')).lean();
    const names = [...Array.from({ length: 250 }, (_, index) => `Quaysideworks ${index}`), 'Quaysidemill'];
    await prospects.insertMany(
      names.map((customerName, index) => ({
        ...one,
        _id: `quayside-${index}`,
        customerName,
        customerNameFolded: foldName(customerName),
        searchTokens: searchTokens(customerName),
      })),
    );
    expect(await found('quaysidemill')).toEqual(['Quaysidemill']);
    const { body } = await site.call<{ hits: SearchHit[]; more: boolean }>('POST', 'search', {
      body: { q: 'quayside' },
    });
    expect([body.hits.length, body.more]).toEqual([20, true]);
    await prospects.deleteMany({ _id: /^quayside-/ });
  });
});
