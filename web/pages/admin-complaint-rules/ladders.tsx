import { Button } from 'antd';
import { useState } from 'react';
import { clockWords, complaintAudienceWords, severityWords } from '../../../domain/complaint/catalogue-words.ts';
import { clockCodes, severities, type ClockCode, type Severity } from '../../../domain/complaint/catalogue.ts';
import { raisingClocks, silentClocks } from '../../../domain/complaint/check-rules.ts';
import {
  differingSeverities,
  pointerOf,
  withLadder,
  withSeverityLadder,
  type RulePart,
} from '../../../domain/complaint/rule-edits.ts';
import type { ComplaintAudience, ComplaintRung } from '../../../domain/complaint/rules.ts';
import type { Wait } from '../../../domain/wait.ts';
import { PlainChoice } from '../../parts/settings/plain-choice.tsx';
import { WaitInput } from '../../parts/settings/wait-input.tsx';
import { usePunctuation } from '../../words/punctuation.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { Problems, type PartProps } from './problems.tsx';
import { useRuleTexts } from './say.ts';
import { words } from './words.ts';

const audiences = (Object.keys(complaintAudienceWords) as (keyof typeof complaintAudienceWords)[]).filter(
  (code): code is ComplaintAudience => code !== 'owner',
);
const actions = ['warn', 'inform', 'raise'] as const;
const gentleActions = ['warn', 'inform'] as const;
const times = ['before', 'atDue', 'after'] as const;
type Time = (typeof times)[number];

/** Who hears what when a limit comes near and when it has passed. */
export function Ladders(props: PartProps) {
  const t = useWords(words);
  return (
    <section className="rule-part" aria-label={t('ladders')}>
      <h2>{t('ladders')}</h2>
      <p className="quiet">{t('laddersHint')}</p>
      {clockCodes.map((clock) => (
        <Ladder key={clock} clock={clock} {...props} />
      ))}
    </section>
  );
}

/** Whose ladder of a clock is shown: that of all severities, or of one. */
type Whose = 'all' | Severity;

function Ladder({ clock, edits, problems, onChange }: PartProps & { readonly clock: ClockCode }) {
  const t = useWords(words);
  const localized = useLocalized();
  const [whose, setWhose] = useState<Whose>('all');
  const shared = edits.ladders[clock] ?? [];
  const own = whose === 'all' ? null : (edits.laddersBySeverity?.[whose]?.[clock] ?? null);
  const name = localized(clockWords[clock]);
  const setOwn = (severity: Severity, rungs: readonly ComplaintRung[] | null): void =>
    onChange(withSeverityLadder(edits, { clock, severity }, rungs));
  const isSilent = silentClocks.includes(clock);
  const mayRaise = raisingClocks.includes(clock);
  const areAnyOwn = differingSeverities(edits, clock).length > 0;
  return (
    <fieldset className="rule-ladder">
      <legend>{name}</legend>
      {clock === 'actionDue' && <p className="quiet">{t('ownerHears')}</p>}
      {isSilent && shared.length === 0 && <p className="quiet">{t('silent')}</p>}
      {(!isSilent || areAnyOwn) && (
        <ChooseWhose clock={clock} edits={edits} problems={problems} whose={whose} onChoose={setWhose} />
      )}
      {whose === 'all' && (
        <Rungs
          name={name}
          rungs={shared}
          isSilent={isSilent}
          mayRaise={mayRaise}
          onChange={(rungs) => onChange(withLadder(edits, clock, rungs))}
        />
      )}
      {whose !== 'all' && own === null && (
        <AsForAll shared={shared} onGive={isSilent ? null : () => setOwn(whose, shared)} />
      )}
      {whose !== 'all' && own !== null && (
        <>
          <Rungs
            name={`${localized(severityWords[whose])} · ${name}`}
            rungs={own}
            isSilent={isSilent}
            mayRaise={mayRaise}
            onChange={(rungs) => setOwn(whose, rungs)}
          />
          <Button size="small" className="rule-take-back" onClick={() => setOwn(whose, null)}>
            {t('takeBack')}
          </Button>
        </>
      )}
      <Problems of={problems} pointer={pointerOf(ladderPart(clock, whose))} />
    </fieldset>
  );
}

function ladderPart(clock: ClockCode, whose: Whose): RulePart {
  return whose === 'all' ? { kind: 'ladder', clock } : { kind: 'severityLadder', clock, severity: whose };
}

interface ChooseWhoseProps extends Pick<PartProps, 'edits' | 'problems'> {
  readonly clock: ClockCode;
  readonly whose: Whose;
  readonly onChoose: (whose: Whose) => void;
}

/** All severities or one of them; which ones differ, and which of those not shown have problems, is said beside it. */
function ChooseWhose({ clock, edits, problems, whose, onChoose }: ChooseWhoseProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const marks = usePunctuation();
  const differing = differingSeverities(edits, clock);
  const named = (severity: Severity): string => localized(severityWords[severity]);
  const elsewhere = (['all', ...differing] as const).filter(
    (each) => each !== whose && problems.has(pointerOf(ladderPart(clock, each))),
  );
  return (
    <>
      <div className="rule-rung">
        <PlainChoice
          label={`${localized(clockWords[clock])}, ${t('whose')}`}
          value={whose}
          options={(['all', ...severities] as const).map((each) => [
            each,
            each === 'all'
              ? t('allSeverities')
              : differing.includes(each)
                ? t('ownOf', { severity: named(each) })
                : named(each),
          ])}
          onChange={onChoose}
        />
        {differing.length > 0 && <span>{t('differs', { severities: marks.list(differing.map(named)) })}</span>}
      </div>
      {elsewhere.map((each) => (
        <div key={each}>
          <Button size="small" type="link" onClick={() => onChoose(each)}>
            {each === 'all' ? t('allSeverities') : named(each)}
          </Button>
          <Problems of={problems} pointer={pointerOf(ladderPart(clock, each))} />
        </div>
      ))}
    </>
  );
}

interface AsForAllProps {
  readonly shared: readonly ComplaintRung[];
  /** Null: it may have none. */
  readonly onGive: (() => void) | null;
}

/** A severity that has no ladder of its own: what it goes by, and the way to give it one. */
function AsForAll({ shared, onGive }: AsForAllProps) {
  const t = useWords(words);
  const texts = useRuleTexts();
  return (
    <>
      <p className="quiet">{t('goesByAll', { rungs: texts.value(shared, 'ladder') })}</p>
      {onGive !== null && (
        <Button size="small" onClick={onGive}>
          {t('giveOwn')}
        </Button>
      )}
    </>
  );
}

interface RungsProps {
  readonly name: string;
  readonly rungs: readonly ComplaintRung[];
  readonly isSilent: boolean;
  readonly mayRaise: boolean;
  readonly onChange: (rungs: readonly ComplaintRung[]) => void;
}

function Rungs({ name, rungs, isSilent, mayRaise, onChange }: RungsProps) {
  const t = useWords(words);
  return (
    <>
      <ol>
        {rungs.map((rung, index) => (
          // A rung has no name but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <Rung
              label={t('rung', { clock: name, number: index + 1 })}
              rung={rung}
              mayRaise={mayRaise}
              onChange={(changed) => onChange(rungs.map((other, at) => (at === index ? changed : other)))}
              onRemove={() => onChange(rungs.filter((_other, at) => at !== index))}
            />
          </li>
        ))}
      </ol>
      {!isSilent && (
        <Button
          size="small"
          onClick={() => onChange([...rungs, nextRung(rungs)])}
          aria-label={`${name}: ${t('addRung')}`}
        >
          {t('addRung')}
        </Button>
      )}
    </>
  );
}

/** What is added: at the due time when there is none, else a day after the last one. */
function nextRung(rungs: readonly ComplaintRung[]): ComplaintRung {
  const last = rungs.at(-1);
  const days = last === undefined || 'before' in last.at ? 0 : last.at.after.amount + 1;
  return { at: { after: { unit: 'workingDays', amount: days } }, tell: 'handler', action: 'inform', repeatEvery: null };
}

interface RungProps {
  readonly label: string;
  readonly rung: ComplaintRung;
  readonly mayRaise: boolean;
  readonly onChange: (changed: ComplaintRung) => void;
  readonly onRemove: () => void;
}

function Rung({ label, rung, mayRaise, onChange, onRemove }: RungProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const { at, tell, action } = rung;
  const wait = 'after' in at ? at.after : at.before;
  const time: Time = wait.amount === 0 ? 'atDue' : 'after' in at ? 'after' : 'before';
  return (
    <div className="rule-rung">
      <PlainChoice
        label={`${label}, ${t('when')}`}
        value={time}
        options={times.map((code) => [code, t(code)])}
        onChange={(chosen) => onChange({ ...rung, at: timeOf(chosen, wait) })}
      />
      {time !== 'atDue' && (
        <WaitInput
          label={`${label}, ${t('when')}`}
          value={wait}
          onChange={(changed) => onChange({ ...rung, at: timeOf(time, changed) })}
        />
      )}
      <PlainChoice
        label={`${label}, ${t('tell')}`}
        value={tell}
        options={audiences.map((code) => [code, localized(complaintAudienceWords[code])])}
        onChange={(chosen) => onChange({ ...rung, tell: chosen })}
      />
      <PlainChoice
        label={`${label}, ${t('action')}`}
        value={action}
        options={(mayRaise || action === 'raise' ? actions : gentleActions).map((code) => [code, t(code)])}
        onChange={(chosen) => onChange({ ...rung, action: chosen })}
      />
      <Repeat
        label={`${label}, ${t('repeat')}`}
        value={rung.repeatEvery}
        onChange={(repeatEvery) => onChange({ ...rung, repeatEvery })}
      />
      <Button size="small" type="text" danger onClick={onRemove} aria-label={`${label}: ${t('removeRung')}`}>
        {t('removeRung')}
      </Button>
    </div>
  );
}

/** When a rung acts, from what was chosen. */
function timeOf(time: Time, { unit, amount }: Wait): ComplaintRung['at'] {
  if (time === 'atDue') return { after: { unit, amount: 0 } };
  const wait = { unit, amount: amount === 0 ? 1 : amount };
  return time === 'after' ? { after: wait } : { before: wait };
}

interface RepeatProps {
  readonly label: string;
  readonly value: Wait | null;
  readonly onChange: (every: Wait | null) => void;
}

function Repeat({ label, value, onChange }: RepeatProps) {
  const t = useWords(words);
  return (
    <>
      <PlainChoice
        label={label}
        value={value === null ? 'noRepeat' : 'repeatEvery'}
        options={(['noRepeat', 'repeatEvery'] as const).map((code) => [code, t(code)])}
        onChange={(chosen) => onChange(chosen === 'noRepeat' ? null : { unit: 'workingDays', amount: 1 })}
      />
      {value !== null && <WaitInput label={label} value={value} onChange={onChange} />}
    </>
  );
}
