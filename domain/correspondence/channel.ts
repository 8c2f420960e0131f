import { complaintInboxKinds, type ComplaintInboxKind } from '../complaint/who-hears.ts';
import { inboxKinds, type InboxKind } from '../prospect/who-hears.ts';
import type { Severity } from '../complaint/catalogue.ts';
import type { BranchId } from '../ids.ts';

/** Where the bank may be told besides its people: another system, or the robot of a chat group. */
export const channelKinds = ['webhook', 'wecom', 'dingtalk', 'feishu'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** Every reason for which anybody hears of anything, of complaints first. */
export const noticeKinds = [...new Set([...complaintInboxKinds, ...inboxKinds])] as readonly (
  | ComplaintInboxKind
  | InboxKind
)[];

/** What a channel is told of. An empty list narrows nothing. */
export interface ChannelFilter {
  readonly about: readonly ('complaint' | 'prospect')[];
  readonly kinds: readonly (ComplaintInboxKind | InboxKind)[];
  /** Of complaints; prospects have none. */
  readonly severities: readonly Severity[];
  readonly branchIds: readonly BranchId[];
}

/** What decides whether a channel is told of a notice. */
export interface FilteredNotice {
  readonly about: 'complaint' | 'prospect';
  readonly kind: ComplaintInboxKind | InboxKind;
  readonly severity: Severity | null;
  readonly branchId: BranchId;
}

export function isMeantFor(filter: ChannelFilter, { about, kind, severity, branchId }: FilteredNotice): boolean {
  return (
    admits(filter.about, about) &&
    admits(filter.kinds, kind) &&
    (severity === null || admits(filter.severities, severity)) &&
    admits(filter.branchIds, branchId)
  );
}

function admits<Value>(wanted: readonly Value[], value: Value): boolean {
  return wanted.length === 0 || wanted.includes(value);
}
