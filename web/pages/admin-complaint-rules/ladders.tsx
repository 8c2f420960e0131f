import { Button } from 'antd';
import { clockWords, complaintAudienceWords } from '../../../domain/complaint/catalogue-words.ts';
import { clockCodes, type ClockCode } from '../../../domain/complaint/catalogue.ts';
import { silentClocks } from '../../../domain/complaint/check-rules.ts';
import type { ComplaintAudience, ComplaintRung } from '../../../domain/complaint/rules.ts';
import type { Wait } from '../../../domain/wait.ts';
import { PlainChoice } from '../../parts/settings/plain-choice.tsx';
import { WaitInput } from '../../parts/settings/wait-input.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import { Problems, type PartProps } from './problems.tsx';
import { words } from './words.ts';

const audiences = Object.keys(complaintAudienceWords) as ComplaintAudience[];
const actions = ['warn', 'inform', 'raise'] as const;
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

function Ladder({ clock, edits, problems, onChange }: PartProps & { readonly clock: ClockCode }) {
  const t = useWords(words);
  const localized = useLocalized();
  const rungs = edits.ladders[clock] ?? [];
  const isSilent = silentClocks.includes(clock);
  const set = (changed: readonly ComplaintRung[]): void =>
    onChange({ ...edits, ladders: { ...edits.ladders, [clock]: changed } });
  return (
    <fieldset className="rule-ladder">
      <legend>{localized(clockWords[clock])}</legend>
      {isSilent && rungs.length === 0 && <p className="quiet">{t('silent')}</p>}
      <ol>
        {rungs.map((rung, index) => (
          // A rung has no name but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <Rung
              label={t('rung', { clock: localized(clockWords[clock]), number: index + 1 })}
              rung={rung}
              onChange={(changed) => set(rungs.map((other, at) => (at === index ? changed : other)))}
              onRemove={() => set(rungs.filter((_other, at) => at !== index))}
            />
          </li>
        ))}
      </ol>
      <Problems of={problems} pointer={`/ladders/${clock}`} />
      {!isSilent && (
        <Button size="small" onClick={() => set([...rungs, nextRung(rungs)])}>
          {t('addRung')}
        </Button>
      )}
    </fieldset>
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
  readonly onChange: (changed: ComplaintRung) => void;
  readonly onRemove: () => void;
}

function Rung({ label, rung, onChange, onRemove }: RungProps) {
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
        options={actions.map((code) => [code, t(code)])}
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
