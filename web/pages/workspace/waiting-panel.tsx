import { useQuery } from '@tanstack/react-query';
import { Empty, Skeleton, Tag } from 'antd';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf } from '../../client/queries.ts';
import type { Process } from '../../parts/command-form/facts.ts';
import { useNames } from '../../parts/event-sentence/use-names.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { audienceWords, rungActionWords } from '../../words/catalogue.ts';
import { useNow } from '../../parts/use-now.ts';
import { formatDistance, formatWorkingTime, useFormats } from '../../words/format.ts';
import { useLanguage, useLocalized, useWords } from '../../words/words.ts';
import { words } from './words.ts';

/** The next to act are always in sight. */
const inSight = 4;

type Clock = OperationAnswer<'getDeadlines'>['deadlines'][number];

interface WaitingPanelProps {
  readonly prospectId: string;
  readonly process: Process | undefined;
  /** The prospect's own time, when it is another one than the usual. */
  readonly clockMovedTo: string | null;
}

/** Why is this waiting? Every clock that runs or is stopped, when it is due, who hears next and when. */
export function WaitingPanel({ prospectId, process, clockMovedTo }: WaitingPanelProps) {
  const t = useWords(words);
  const usualNow = useNow();
  const now = clockMovedTo === null ? usualNow : Date.parse(clockMovedTo);
  const deadlines = useQuery({ ...queryOf('getDeadlines', { params: { prospectId } }), refetchInterval: 60_000 });
  // The bar of steps has read it already.
  const { data: times } = useQuery(queryOf('getStepTimes', { params: { prospectId } }));
  const workingDayMs = times?.workingDayMs;
  const clocks = deadlines.data?.deadlines ?? [];
  return (
    <section className="panel" aria-labelledby="waiting">
      <h2 id="waiting">{t('waiting')}</h2>
      <ProblemText error={deadlines.error} />
      {deadlines.isPending && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {deadlines.isSuccess && clocks.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nothingWaits')} />
      )}
      <Clocks clocks={clocks.slice(0, inSight)} process={process} workingDayMs={workingDayMs} now={now} />
      {clocks.length > inSight && (
        <details className="gate-details">
          <summary>{t('moreClocks', { count: clocks.length - inSight })}</summary>
          <Clocks clocks={clocks.slice(inSight)} process={process} workingDayMs={workingDayMs} now={now} />
        </details>
      )}
    </section>
  );
}

interface ClocksProps {
  readonly clocks: readonly Clock[];
  readonly process: Process | undefined;
  /** Of an ordinary day of the branch. */
  readonly workingDayMs: number | undefined;
  /** UTC ms. */
  readonly now: number;
}

function Clocks({ clocks, process, workingDayMs, now }: ClocksProps) {
  return (
    <ul className="clocks">
      {clocks.map((clock) => (
        <ClockItem
          key={clock.key}
          clock={clock}
          rule={ruleOf(process, clock.code)}
          workingDayMs={workingDayMs}
          now={now}
        />
      ))}
    </ul>
  );
}

type Rule = Process['sharedDeadlines'][number];

function ruleOf(process: Process | undefined, code: string): Rule | undefined {
  const rules =
    process === undefined ? [] : [...process.steps.flatMap(({ deadlines }) => deadlines), ...process.sharedDeadlines];
  return rules.find((rule) => rule.code === code);
}

interface ClockItemProps {
  readonly clock: Clock;
  readonly rule: Rule | undefined;
  readonly workingDayMs: number | undefined;
  readonly now: number;
}

function ClockItem({ clock, rule, workingDayMs, now }: ClockItemProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const language = useLanguage();
  const { text, dueAt, overdue, frozen, remainingMs } = clock;
  return (
    <li>
      <div>
        {localized(text)} {overdue && <Tag color="red">{t('overdue')}</Tag>}
        {frozen && <Tag color="blue">{t('frozen')}</Tag>}
      </div>
      <div className="quiet">
        {frozen
          ? t('frozenLeft', {
              time:
                rule?.wait.unit === 'workingDays'
                  ? formatWorkingTime(remainingMs ?? 0, language, workingDayMs)
                  : formats.duration(remainingMs ?? 0),
            })
          : `${t('due', { when: formats.instant(dueAt) })} · ${formatDistance(dueAt, language, now)}`}
      </div>
      <NextRung clock={clock} rule={rule} />
    </li>
  );
}

/** What a deadline without a ladder does when it falls due; a ladder says so itself. */
const onDueWords = {
  openTask: 'onDueOpenTask',
  supervisorReview: 'onDueReview',
  verify: 'onDueVerify',
  recheck: 'onDueRecheck',
  releaseHold: 'onDueRelease',
  ladder: 'onDueOpenTask',
  reviewLadder: 'onDueReview',
} as const satisfies Record<Rule['onDue'], string>;

function NextRung({ clock: { next }, rule }: Pick<ClockItemProps, 'clock' | 'rule'>) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  if (next === null) return null;
  if (next.tell === null || next.action === null) {
    if (next.at === null || rule === undefined) return null;
    return <div className="quiet">{t(onDueWords[rule.onDue], { when: formats.instant(next.at) })}</div>;
  }
  const post = localized(audienceWords[next.tell]);
  const who = next.staffId === null ? post : `${post} ${localized(names.staff(next.staffId))}`;
  const action = localized(rungActionWords[next.action]);
  return (
    <div className="quiet">
      {next.at === null
        ? t('hearsFrozen', { action, who })
        : t('hears', { when: formats.instant(next.at), action, who })}
    </div>
  );
}
