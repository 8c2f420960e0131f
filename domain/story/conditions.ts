import type { ConditionText } from '../process/conditions.ts';

/** What stands between a story and its publication, and how to meet it. */
const storyConditions = {
  'ST.CONSENT': {
    text: {
      zh: '故事要讲给客户，但没有记录当事客户的同意',
      en: 'The story is for customers, and the consent of the customer it is about is not recorded',
    },
    howToMeet: {
      zh: '由作者记录客户同意的方式和日期，或改为仅供行内培训',
      en: 'Its author records how and when the customer agreed, or keeps the story inside the bank',
    },
  },
  'ST.BRANCH': {
    text: {
      zh: '故事要讲给一个已关闭的支行的客户',
      en: 'The story is for customers of a branch that is closed',
    },
    howToMeet: { zh: '由作者改选支行', en: 'Its author chooses other branches' },
  },
} satisfies Readonly<Record<string, ConditionText>>;

/** Every condition of stories. */
export type StoryConditionCode = keyof typeof storyConditions;

/** Texts of a condition of stories; null for an unknown code. */
export function storyConditionText(code: string): ConditionText | null {
  return Object.hasOwn(storyConditions, code) ? storyConditions[code as StoryConditionCode] : null;
}
