import { storyView } from '../../contracts/story.ts';
import type { StoryAudience, StoryConsent, StoryText } from '../../domain/story/story.ts';
import type { ApiClient } from '../demo/api-client.ts';

const officer = 's-0800';
const branchHead = 's-0001';

interface Told extends StoryText {
  readonly audience: StoryAudience;
  readonly consent: StoryConsent | null;
  readonly published: boolean;
}

const yesterday = (): string => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

/** What a closed case teaches: for training, and with consent for customers; the last waits for its decision. */
const stories = (): readonly Told[] => [
  {
    title: '一张清单，少跑两趟',
    happened: '客户开户，材料分三次告知，为此来了三趟。',
    done: '当面致歉，当天办结；网点换上新版材料清单，一次告知全部所需材料。',
    lesson: '先给清单再谈业务。清单每季度核对一次，旧版立即收回。',
    audience: { reach: 'bank' },
    consent: null,
    published: true,
  },
  {
    title: '开户前先看清单',
    happened: '一位客户因材料不全往返多次。',
    done: '银行公布了完整的材料清单，手机和网点都能查到。',
    lesson: '来之前对照清单准备，一趟办好；有疑问先打电话。',
    audience: { reach: 'customers', branchIds: ['b-01', 'b-02'] },
    consent: { channel: 'phone', givenOn: yesterday() },
    published: true,
  },
  {
    title: '说一次，说完整',
    happened: '窗口每次只说缺哪一份，没有说还需要什么。',
    done: '明确由首次接待的人一次说明全部要求，并写在回执上。',
    lesson: '缺什么、还要什么、怎么准备，一次说完。',
    audience: { reach: 'customers', branchIds: ['b-01'] },
    consent: null,
    published: false,
  },
];

/** Writes stories from a closed case and has a second person publish them.   @throws Refused, Unreachable */
export async function tellStories(api: ApiClient, complaintId: string): Promise<void> {
  for (const [index, { published, ...body }] of stories().entries()) {
    const idempotencyKey = `pictures.story.${index}`;
    const write = { path: '/stories', staffId: officer, idempotencyKey, body: { complaintId, ...body } };
    const { storyId, revision } = await api.post(write, storyView);
    if (!published) continue;
    const decision = { expectedRevision: revision, decision: { kind: 'publish' } };
    const path = `/stories/${storyId}/decisions`;
    await api.post(
      { path, staffId: branchHead, idempotencyKey: `${idempotencyKey}.publish`, body: decision },
      storyView,
    );
  }
}
