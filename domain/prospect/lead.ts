import type { ProcessSettings } from '../process/definition.ts';
import { dayMs } from '../wait.ts';
import type { FindMethod, MediaSubSource } from './catalogue.ts';
import type { LeadSource } from './records.ts';

const mediaStaleKey = {
  pressBroadcast: 'press',
  statYearbook: 'yearbook',
  registryNotice: 'registry',
  companyNotice: 'notice',
  internet: 'internet',
} as const satisfies Record<MediaSubSource, keyof ProcessSettings['staleDays']>;

const methodStaleKey = {
  mediaData: 'internet',
  hound: 'person',
  affinity: 'person',
  relationship: 'person',
  customerReferral: 'person',
  internalReferral: 'person',
  circle: 'person',
  lobbyCapture: 'lobby',
  customerEvent: 'lobby',
  coldApproach: 'other',
  industryOrganisation: 'other',
  stockMining: 'other',
  campaignList: 'other',
  advertisement: 'other',
} as const satisfies Record<FindMethod, keyof ProcessSettings['staleDays']>;

/** When the information of a lead grows stale: publication (or capture) plus the days of its source (4.1.3).
 *  A yearbook is stale from the start: it must always be verified. */
export function staleAtMs(
  source: Pick<LeadSource, 'findMethod' | 'mediaSubSource' | 'publishedOn' | 'capturedAtMs'>,
  settings: ProcessSettings,
  publishedAtMs: number | null,
): number {
  const key = source.mediaSubSource === null ? methodStaleKey[source.findMethod] : mediaStaleKey[source.mediaSubSource];
  const days = settings.staleDays[key];
  if (days === 0) return source.capturedAtMs;
  return (publishedAtMs ?? source.capturedAtMs) + days * dayMs;
}
