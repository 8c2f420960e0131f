import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton, Tag } from 'antd';
import type { PhaseCode } from '../../../domain/process/definition.ts';
import { gateTarget } from '../../../domain/prospect/way-forward.ts';
import { remedyFor } from '../../../domain/prospect/remedies.ts';
import { queryOf } from '../../client/queries.ts';
import { titleOf } from '../../parts/command-form/field-words.ts';
import type { Process } from '../../parts/command-form/facts.ts';
import type { ProspectView } from '../../parts/command-form/use-form-facts.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { phaseWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { ActionsMenu } from './actions-menu.tsx';
import { forwardOf, gateLines, type Forward, type GateLine, type Obstacle } from './forward.ts';
import { usePageState } from './page-context.ts';
import { words } from './words.ts';

interface ForwardPanelProps {
  readonly view: ProspectView;
  readonly process: Process | undefined;
  /** Why the process could not be read. */
  readonly processError: Error | null;
  readonly mayWaive: boolean;
}

/** What leads on from here: one button, why it is closed, and the conditions of the gate with the way to meet each. */
export function ForwardPanel({ view, process, processError, mayWaive }: ForwardPanelProps) {
  const t = useWords(words);
  const { record } = view;
  const target = gateTarget(record);
  const ahead = useQuery({
    ...queryOf('getUnmetConditions', {
      params: { prospectId: record.prospectId },
      query: { target: target ?? 'lead' },
    }),
    enabled: target !== null,
  });
  const nearer = useNearer(view, target);
  const unmet = ahead.data?.unmet ?? [];
  // What advances asks nearer conditions than those of the gate where another phase comes first.
  const known = nearer === null ? ahead.data?.unmet : nearer.data?.unmet;
  const forward = forwardOf(view, target === null ? [] : known, mayWaive);
  const gate = process?.steps.find(({ number }) => number === record.step)?.gate ?? [];
  const error = ahead.error ?? nearer?.error ?? processError;
  const isGateKnown = ahead.data !== undefined && process !== undefined;
  const isLoading = target !== null && error === null && !(isGateKnown && known !== undefined);
  return (
    <section className="panel" aria-labelledby="way-forward">
      <h2 id="way-forward">{t('wayForward')}</h2>
      {isLoading ? (
        <Skeleton active title={false} paragraph={{ rows: 4 }} />
      ) : (
        <>
          {forward !== null && <ForwardButton forward={forward} unmetCodes={(known ?? []).map(({ code }) => code)} />}
          <ActionsMenu view={view} process={process} />
          <ProblemText error={error} />
          {target !== null && isGateKnown && (
            <Gate
              lines={gateLines(gate, unmet)}
              target={target}
              now={nearer === null ? null : (nearer.data?.unmet ?? unmet).map(({ code }) => code)}
              main={mainCommand(forward)}
            />
          )}
        </>
      )}
    </section>
  );
}

/** Where `advance` leads to a nearer phase than the gate's, what stands before that one. */
function useNearer({ record }: ProspectView, target: string | null) {
  const isNearer = record.phase === 'gatheringIntel' && target !== null;
  const nearer = useQuery({
    ...queryOf('getUnmetConditions', { params: { prospectId: record.prospectId }, query: { target: 'planningVisit' } }),
    enabled: isNearer,
  });
  return isNearer ? nearer : null;
}

/** What the one button opens; null when it cannot be pressed. */
function mainCommand(forward: Forward | null): string | null {
  if (forward === null) return null;
  const { command, obstacle } = forward;
  if (obstacle === null) return command;
  return 'remedy' in obstacle ? (obstacle.remedy?.command ?? null) : null;
}

interface ForwardButtonProps {
  readonly forward: Forward;
  readonly unmetCodes: readonly string[];
}

function ForwardButton({ forward: { command, to, obstacle, toWaive }, unmetCodes }: ForwardButtonProps) {
  const { record, open, may } = usePageState();
  const t = useWords(words);
  const localized = useLocalized();
  const isAsked = record.tasks.some(({ kind }) => kind === 'decideOverride');
  const remedy = obstacle !== null && 'remedy' in obstacle ? obstacle.remedy : null;
  const label =
    command === 'advance' && to !== null && remedy === null
      ? t('advanceTo', { phase: localized(phaseWords[to]) })
      : localized(titleOf(remedy?.command ?? command));
  const onClick = (): void => {
    if (remedy !== null) open(remedy.command, remedy.start, remedy.field);
    else open(command, command === 'advance' && to !== null ? { to } : {});
  };
  return (
    <div className="forward">
      <Button
        type="primary"
        size="large"
        block
        disabled={obstacle !== null && remedy === null}
        aria-describedby="forward-why"
        onClick={onClick}
      >
        {label}
      </Button>
      <p id="forward-why" className="quiet">
        {obstacle !== null && <ObstacleText obstacle={obstacle} to={to} />}
        {toWaive > 0 && t('mayWaive', { count: toWaive })}
      </p>
      {obstacle?.kind === 'soft' && isAsked && <p className="quiet">{t('waiverWaits')}</p>}
      {obstacle?.kind === 'soft' && !isAsked && may('requestOverride') && (
        <Button size="small" onClick={() => open('requestOverride', { codes: unmetCodes })}>
          {localized(titleOf('requestOverride'))}
        </Button>
      )}
    </div>
  );
}

function ObstacleText({ obstacle, to }: { readonly obstacle: Obstacle; readonly to: PhaseCode | null }) {
  const t = useWords(words);
  const localized = useLocalized();
  const phase = to === null ? '' : localized(phaseWords[to]);
  switch (obstacle.kind) {
    case 'notPermitted':
      return t('notPermitted');
    case 'supervisorDoes':
      return t('supervisorDoes');
    case 'unknown':
      return t('conditionsUnknown');
    case 'held':
      return t('heldReason');
    case 'hard':
      return t('hardMissing', { count: obstacle.count, phase });
    case 'soft':
      return t('softMissing', { count: obstacle.count, phase });
  }
}

interface GateProps {
  readonly lines: readonly GateLine[];
  /** The phase behind the gate. */
  readonly target: PhaseCode;
  /** Codes that a nearer phase needs already; null when the gate is next. */
  readonly now: readonly string[] | null;
  /** What the button above opens already. */
  readonly main: string | null;
}

function Gate({ lines, target, now, main }: GateProps) {
  const t = useWords(words);
  const met = lines.filter(({ isMet }) => isMet).length;
  return (
    <>
      <h3>
        {t('gateTitle')} <span className="quiet">{t('gateCount', { met, all: lines.length })}</span>
      </h3>
      <ul className="gate">
        {lines
          .filter(({ isMet }) => !isMet)
          .map((line) => (
            <GateItem
              key={line.condition.code}
              line={line}
              later={now === null || now.includes(line.condition.code) ? null : target}
              main={main}
            />
          ))}
      </ul>
      {met > 0 && (
        <details className="gate-details">
          <summary>{t('metCount', { count: met })}</summary>
          <ul className="gate">
            {lines
              .filter(({ isMet }) => isMet)
              .map((line) => (
                <GateItem key={line.condition.code} line={line} later={null} main={main} />
              ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface GateItemProps {
  readonly line: GateLine;
  /** The phase that needs it, when that is not the next one. */
  readonly later: PhaseCode | null;
  readonly main: string | null;
}

function GateItem({ line: { condition, isMet }, later, main }: GateItemProps) {
  const { record, may, open } = usePageState();
  const t = useWords(words);
  const localized = useLocalized();
  const remedy = isMet ? null : remedyFor(condition.code, record);
  return (
    <li className={isMet ? 'gate-met' : 'gate-unmet'}>
      <span aria-hidden="true" className="gate-sign">
        {isMet ? '✓' : '○'}
      </span>
      <div>
        <span className="visually-hidden">{t(isMet ? 'met' : 'notMet')} </span>
        {localized(condition.text)}
        {!isMet && condition.kind === 'soft' && <Tag className="soft">{t('soft')}</Tag>}
        {later !== null && <Tag>{t('later', { phase: localized(phaseWords[later]) })}</Tag>}
        {!isMet && <div className="quiet">{localized(condition.howToMeet)}</div>}
      </div>
      {remedy !== null && remedy.command !== main && may(remedy.command) && (
        <Button size="small" onClick={() => open(remedy.command, remedy.start, remedy.field)}>
          {localized(titleOf(remedy.command))}
          <span className="visually-hidden">: {localized(condition.text)}</span>
        </Button>
      )}
    </li>
  );
}
