import CheckCircleFilled from '@ant-design/icons/es/icons/CheckCircleFilled';
import ExclamationCircleOutlined from '@ant-design/icons/es/icons/ExclamationCircleOutlined';
import { Alert, Button, Drawer, Skeleton, Tag } from 'antd';
import { useEffect, useState } from 'react';
import type { BoardMove } from '../../../domain/board/moves.ts';
import { isTerminal } from '../../../domain/process/definition.ts';
import type { Override } from '../../../domain/prospect/event.ts';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { CommandForm } from '../../parts/command-form/command-form.tsx';
import type { AskedForm } from '../../parts/command-form/command-drawer.tsx';
import { titleOf } from '../../parts/command-form/field-words.ts';
import { Waiver } from '../../parts/command-form/refusal.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { StaleNotice } from '../../parts/stale-notice.tsx';
import { phaseWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { Card } from './card-data.ts';
import { useGate, type Gate } from './use-gate.ts';
import { words } from './words.ts';

/** What became of a move: carried out, or why not; null when there is nothing to say. */
export type MoveOutcome = { readonly moved: true } | { readonly moved: false; readonly why: string | null };

interface GateDrawerProps {
  readonly card: Card;
  readonly move: BoardMove;
  readonly onClose: (outcome: MoveOutcome) => void;
}

/** The gate that a drop opens: what is met, what is missing, the form for exactly that, and then the move itself. */
export function GateDrawer({ card, move, onClose }: GateDrawerProps) {
  const t = useWords(words);
  const { gate, error } = useGate(card.prospectId, move);
  const why = useReason(gate, move);
  const isBack = move.kind === 'back';
  useArrival(gate, move, onClose);
  return (
    <Drawer
      open
      size="min(760px, 100vw)"
      title={t(isBack ? 'backTitle' : 'gateTitle', { step: move.step, customer: card.customerName })}
      onClose={() => onClose({ moved: false, why })}
    >
      <ProblemText error={gate === null ? error : null} />
      {gate === null && error === null && <Skeleton active paragraph={{ rows: 8 }} />}
      {gate !== null && isBack && (
        <CommandForm
          prospectId={card.prospectId}
          command="fallBack"
          start={{ to: move.to }}
          onDone={() => onClose({ moved: true })}
        />
      )}
      {gate !== null && !isBack && <ForwardGate prospectId={card.prospectId} gate={gate} />}
    </Drawer>
  );
}

/** Closes when the prospect has come to the column, by whatever command, or has left the road. */
function useArrival(gate: Gate | null, { step, kind }: BoardMove, onClose: GateDrawerProps['onClose']): void {
  const t = useWords(words);
  const localized = useLocalized();
  const record = gate?.facts.record;
  const phase = record?.phase;
  const hasArrived = kind === 'forward' && record !== undefined && record.step >= step;
  const isOff = phase !== undefined && (phase === 'nurture' || isTerminal(phase));
  useEffect(() => {
    if (isOff) onClose({ moved: false, why: t('wentTo', { phase: localized(phaseWords[phase]) }) });
    else if (hasArrived) onClose({ moved: true });
  }, [isOff, hasArrived, phase, t, localized, onClose]);
}

/** The first thing that is missing, for whoever gives up. */
function useReason(gate: Gate | null, { kind }: BoardMove): string | null {
  const t = useWords(words);
  const localized = useLocalized();
  const missing = gate?.lines.find(({ isMet }) => !isMet);
  if (kind === 'back' || missing === undefined) return null;
  return t('stillMissing', { condition: localized(missing.condition.text) });
}

interface ForwardGateProps {
  readonly prospectId: string;
  readonly gate: Gate;
}

function ForwardGate({ prospectId, gate }: ForwardGateProps) {
  const [chosen, setChosen] = useState<AskedForm | null>(null);
  const { forms, advance, view } = gate;
  const isChosenStillThere = chosen !== null && forms.some(({ command }) => command === chosen.command);
  // Nothing stands in the way: the next thing to do is to go on.
  const isClear = advance !== null && advance.unmet.length === 0;
  const form = isChosenStillThere ? chosen : isClear ? null : (forms[0] ?? null);
  return (
    <>
      <Way gate={gate} />
      <Conditions gate={gate} onChoose={setChosen} />
      {advance !== null && <Advance key={advance.to} prospectId={prospectId} gate={gate} advance={advance} />}
      {form !== null && (
        <NextForm
          prospectId={prospectId}
          // Why the move has to wait stands above the form: it stays in sight until somebody chooses a form.
          form={isChosenStillThere ? form : { ...form, focus: false }}
          isPermitted={view.permittedCommands.some((permitted) => permitted === form.command)}
          onChoose={setChosen}
        />
      )}
    </>
  );
}

function Way({ gate: { way, facts } }: { readonly gate: Gate }) {
  const t = useWords(words);
  const localized = useLocalized();
  return (
    <ol className="gate-way" aria-label={t('wayLabel')}>
      {way.map((phase, index) => (
        <li key={phase} aria-current={phase === facts.record.phase ? 'step' : undefined}>
          {index > 0 && '→ '}
          {localized(phaseWords[phase])}
        </li>
      ))}
    </ol>
  );
}

function Conditions({ gate: { lines, forms }, onChoose }: { readonly gate: Gate; readonly onChoose: ChooseForm }) {
  const t = useWords(words);
  const missing = lines.filter(({ isMet }) => !isMet);
  const met = lines.filter(({ isMet }) => isMet);
  return (
    <>
      <strong>{missing.length === 0 ? t('gateAllMet') : t('gateMissing', { count: missing.length })}</strong>
      <ul className="gate-conditions">
        {missing.map(({ condition }) => (
          <ConditionLine key={condition.code} condition={condition} isMet={false} />
        ))}
      </ul>
      {met.length > 0 && (
        <details>
          <summary>{t('gateMet', { count: met.length })}</summary>
          <ul className="gate-conditions">
            {met.map(({ condition }) => (
              <ConditionLine key={condition.code} condition={condition} isMet />
            ))}
          </ul>
        </details>
      )}
      {forms.length > 1 && <OtherForms forms={forms} onChoose={onChoose} />}
    </>
  );
}

function ConditionLine({ condition: { kind, text, howToMeet }, isMet }: Gate['lines'][number]) {
  const t = useWords(words);
  const localized = useLocalized();
  return (
    <li>
      {isMet ? <CheckCircleFilled className="gate-met" /> : <ExclamationCircleOutlined className="gate-missing" />}
      <span className="gate-text">
        {localized(text)}
        {!isMet && <span className="quiet"> · {localized(howToMeet)}</span>}
      </span>
      {!isMet && kind === 'soft' && <Tag>{t('soft')}</Tag>}
    </li>
  );
}

type ChooseForm = (form: AskedForm) => void;

function OtherForms({ forms, onChoose }: { readonly forms: readonly AskedForm[]; readonly onChoose: ChooseForm }) {
  const localized = useLocalized();
  return (
    <p className="toolbar">
      {forms.map((form) => (
        <Button key={form.command} size="small" onClick={() => onChoose(form)}>
          {localized(titleOf(form.command))}
        </Button>
      ))}
    </p>
  );
}

interface NextFormProps {
  readonly prospectId: string;
  readonly form: Omit<AskedForm, 'focus'> & { readonly focus?: string | null | false | undefined };
  readonly isPermitted: boolean;
  readonly onChoose: (form: AskedForm | null) => void;
}

function NextForm({ prospectId, form, isPermitted, onChoose }: NextFormProps) {
  const t = useWords(words);
  const localized = useLocalized();
  return (
    <section className="gate-form" aria-labelledby="gate-form-title">
      <h3 id="gate-form-title">{t('gateNext', { what: localized(titleOf(form.command)) })}</h3>
      {isPermitted ? (
        <CommandForm
          key={form.command}
          prospectId={prospectId}
          {...form}
          open={(command, start, focus) => onChoose({ command, start, focus: focus ?? null })}
          onDone={() => onChoose(null)}
        />
      ) : (
        <Alert type="info" showIcon title={t('notPermitted')} />
      )}
    </section>
  );
}

interface AdvanceProps extends ForwardGateProps {
  readonly advance: NonNullable<Gate['advance']>;
}

/** The move through the gate itself. */
function Advance({ prospectId, gate: { facts, view }, advance: { to, unmet } }: AdvanceProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const write = useWrite('advance');
  const { revision } = facts.record;
  const [seen, setSeen] = useState(revision);
  const isStale = isProblem(write.error, 'STALE_STATE');
  const send = (overrides: readonly Override[] = []): void => {
    setSeen(revision);
    write.mutate({
      params: { prospectId },
      body: { expectedRevision: revision, overrides: [...overrides], payload: { to } },
    });
  };
  const isPermitted = view.permittedCommands.includes('advance');
  const mayWaive = facts.mayWaive && unmet.length > 0 && unmet.every(({ kind }) => kind === 'soft');
  if (!isPermitted) return unmet.length === 0 ? <Alert type="info" showIcon title={t('notPermitted')} /> : null;
  return (
    <>
      {isStale ? (
        <StaleNotice prospectId={prospectId} seenRevision={seen} onTakeOver={() => write.reset()} />
      ) : (
        <ProblemText error={write.error} />
      )}
      {mayWaive ? (
        <section className="gate-form">
          <p>{t('waiveAndAdvance')}</p>
          <Waiver soft={unmet} onWaive={send} isSending={write.isPending} />
        </section>
      ) : (
        <p>
          <Button type="primary" disabled={unmet.length > 0} loading={write.isPending} onClick={() => send()}>
            {t('advanceTo', { phase: localized(phaseWords[to]) })}
          </Button>
        </p>
      )}
    </>
  );
}
