import { Button } from 'antd';
import { severityWords } from '../../../domain/complaint/catalogue-words.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { useNames } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { Channel } from './channel-values.ts';
import { words } from './words.ts';

interface Props {
  readonly channel: Channel;
  readonly onEdit: () => void;
  readonly onRotate: () => void;
}

/** One channel: where it leads, what it is told of, and whether it is on. */
export function ChannelCard({ channel, onEdit, onRotate }: Props) {
  const t = useWords(words);
  const { message } = useFeedback();
  const formats = useFormats();
  const confirm = useConfirm();
  const test = useWrite('testChannel');
  const retire = useWrite('retireChannel');
  const { channelId, kind, name, origin, hasSecret, oldSecretUntil, active, version } = channel;
  const send = () =>
    test.mutate(
      { params: { channelId }, body: {} },
      { onSuccess: () => void message.success({ content: t('tested'), key: 'tested' }) },
    );
  const askToRetire = async (): Promise<void> => {
    const question = { title: t('retireTitle', { name }), text: t('retireText'), deed: t('retire'), isDangerous: true };
    if (!(await confirm(question))) return;
    retire.mutate(
      { params: { channelId }, body: { version } },
      { onSuccess: () => void message.success({ content: t('retired', { name }), key: 'retired' }) },
    );
  };
  return (
    <section className="channel" aria-label={name}>
      <div className="channel-title">
        <h2>{name}</h2>
        <span className={active ? 'channel-on' : 'quiet'}>{active ? t('on') : t('off')}</span>
      </div>
      <p className="quiet">
        {t(kind)} · {origin} · {hasSecret ? t('signs') : t('unsigned')}
      </p>
      <p>{t('told', { what: useScope(channel) })}</p>
      {oldSecretUntil !== null && <p role="note">{t('oldUntil', { when: formats.instant(oldSecretUntil) })}</p>}
      <div className="channel-actions">
        <Button size="small" onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button size="small" loading={test.isPending} onClick={send}>
          {t('test')}
        </Button>
        {kind === 'webhook' && (
          <Button size="small" onClick={onRotate}>
            {t('rotate')}
          </Button>
        )}
        <Button size="small" danger type="text" loading={retire.isPending} onClick={() => void askToRetire()}>
          {t('retire')}
        </Button>
      </div>
      <ProblemText error={test.error ?? retire.error} />
    </section>
  );
}

/** What a channel is told of, in words. */
function useScope({ filter }: Channel): string {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  const parts = [
    filter.about.map((about) => t(about as 'complaint')),
    filter.kinds.map((kind) => t(kind as 'decide')),
    filter.severities.map((severity) => localized(severityWords[severity as 's1'])),
    filter.branchIds.map((branchId) => names.branch(branchId)),
  ].filter((part) => part.length > 0);
  return parts.length === 0 ? t('toldAll') : parts.map((part) => part.join(', ')).join(' · ');
}
