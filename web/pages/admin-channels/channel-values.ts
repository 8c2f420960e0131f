import type { OperationAnswer } from '../../client/operation-types.ts';

export type Channel = OperationAnswer<'listChannels'>['channels'][number];

/** What the form of a channel holds. */
export interface ChannelValues {
  readonly kind: Channel['kind'];
  readonly name: string;
  readonly language: Channel['language'];
  readonly url: string;
  readonly secret: string;
  readonly filter: Channel['filter'];
  readonly active: boolean;
}

export function initialValuesOf(channel: Channel | null): Partial<ChannelValues> {
  if (channel === null)
    return {
      kind: 'wecom',
      language: 'zh',
      filter: { about: ['complaint'], kinds: [], severities: [], branchIds: [] },
      active: true,
    };
  const { kind, name, language, filter, active } = channel;
  return { kind, name, language, url: '', secret: '', filter, active };
}

/** Kinds whose provider signs with a secret that is entered here. */
export function takesSecret(kind: Channel['kind'] | undefined): boolean {
  return kind === 'dingtalk' || kind === 'feishu';
}
