import { Alert, Button, Space } from 'antd';
import type { ProspectView } from '../../parts/command-form/use-form-facts.ts';
import { useNames } from '../../parts/event-sentence/use-names.ts';
import { lossReasonWords, reasonText } from '../../words/catalogue.ts';
import { useFormats } from '../../words/format.ts';
import { commandWords, phaseWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { HoldBanner } from './hold-banner.tsx';
import { usePageState } from './page-context.ts';
import { words } from './words.ts';

/** What nobody may overlook: a hold, a rest in the nurture pool, an end, a question to the supervisor. */
export function Banners({ complaints }: Pick<ProspectView, 'complaints'>) {
  const { record } = usePageState();
  return (
    <div className="banners">
      {record.holds.length > 0 && <HoldBanner complaints={complaints} />}
      {record.parked !== null && <ParkedBanner />}
      {record.outcome !== null && <EndBanner />}
      <WaiverBanner />
    </div>
  );
}

function ParkedBanner() {
  const { record } = usePageState();
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  if (record.parked === null) return null;
  const { reason, until } = record.parked;
  return (
    <Alert
      type="info"
      showIcon
      title={t('parkedTitle')}
      description={t('parkedText', { reason: localized(reasonText(reason)), until: formats.instant(until) })}
    />
  );
}

function EndBanner() {
  const { record } = usePageState();
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  if (record.outcome === null) return null;
  const { phase, reason, text, cooldownUntil } = record.outcome;
  const cause = reason === null ? '' : `${localized(lossReasonWords[reason])} · `;
  return (
    <Alert
      type="info"
      showIcon
      title={t('endedTitle', { phase: localized(phaseWords[phase]) })}
      description={
        <>
          <div>{t('endedText', { reason: cause, text: localized(reasonText(text)) })}</div>
          {cooldownUntil !== null && <div>{t('cooldown', { until: formats.date(cooldownUntil) })}</div>}
        </>
      }
    />
  );
}

/** A question to the supervisor that is not answered yet. */
function WaiverBanner() {
  const { record, may, open } = usePageState();
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  const task = record.tasks.find(({ kind }) => kind === 'decideOverride');
  if (task?.request === undefined) return null;
  const { reason, requestedBy, codes } = task.request;
  const decides = may('declineOverride');
  const answers = (['grantOverride', 'declineOverride'] as const).filter((command) => may(command));
  return (
    <Alert
      type="warning"
      showIcon
      title={t('waiverAsked', { who: localized(names.staff(requestedBy)), reason })}
      description={
        <>
          <ul className="unmet-list">
            {codes.map((code) => (
              <li key={code}>{localized(names.condition(code))}</li>
            ))}
          </ul>
          {t(decides ? 'waiverDecide' : 'waiverWaits')}
        </>
      }
      action={
        decides && (
          <Space>
            {answers.map((command) => (
              <Button key={command} size="small" onClick={() => open(command, { taskId: task.taskId })}>
                {localized(commandWords[command])}
              </Button>
            ))}
          </Space>
        )
      }
    />
  );
}
