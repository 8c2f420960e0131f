import type { LocalizedText } from '../process/definition.ts';
import { complaintCategoryWords } from './catalogue-words.ts';
import type { ComplaintCategory } from './catalogue.ts';
import type { Cluster } from './state.ts';

/** What a systemic case is about: everything its texts are made of but the branch. */
export interface SystemicFacts {
  readonly category: ComplaintCategory;
  /** Null in those that were opened before it was kept. */
  readonly cluster: Cluster | null;
}

/** What came together, in a few words: 'Waiting time: 5 in 7 days'. */
export function clusterText({ category, cluster }: SystemicFacts): LocalizedText {
  const about = complaintCategoryWords[category];
  if (cluster === null) return about;
  const { count, days } = cluster;
  return { zh: `${about.zh}：${days} 天内 ${count} 件`, en: `${about.en}: ${count} in ${days} days` };
}

/** What happened, and what is wanted of the bank. */
export interface SystemicText {
  readonly description: LocalizedText;
  readonly demand: LocalizedText;
}

/** The text of a systemic case, in the reader's language: nobody has written it. */
export function systemicText({ category, cluster }: SystemicFacts, branch: LocalizedText): SystemicText {
  const about = complaintCategoryWords[category];
  const zh = cluster === null ? '多次' : ` ${cluster.days} 天内 ${cluster.count} 件`;
  const en = cluster === null ? 'Several complaints' : `${cluster.count} complaints within ${cluster.days} days`;
  return {
    description: {
      zh: `${branch.zh}${zh}“${about.zh}”类投诉，由系统发现。`,
      en: `${en} in ${branch.en} about “${about.en}”, found by the system.`,
    },
    demand: {
      zh: '查明共同原因并改进，避免再次发生；客户由各自的投诉答复。',
      en: 'Find the common cause and put it right, so that it does not happen again; customers are answered in their own cases.',
    },
  };
}
