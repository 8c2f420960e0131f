import type { LocalizedText } from '../../../domain/process/definition.ts';
import { useState } from 'react';
import { useLocalized } from '../../words/words.ts';

/** A value that can be chosen, with its words. */
export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface ChoiceProps<Value extends string> {
  /** Also what is shown while nothing is chosen. */
  readonly label: string;
  readonly value: Value | undefined;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value | undefined) => void;
}

/** The browser's own list: light, and at home on every phone. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <select
      className={value === undefined ? 'board-field' : 'board-field board-field-set'}
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(options.find((option) => option.value === target.value)?.value)}
    >
      <option value="">{label}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** Codes of a catalogue as options. */
export function useOptions<Code extends string>(
  codes: readonly Code[],
  texts: Readonly<Record<Code, LocalizedText>>,
): readonly Option<Code>[] {
  const localized = useLocalized();
  return codes.map((value) => ({ value, label: localized(texts[value]) }));
}

interface TickProps {
  readonly label: string;
  readonly isOn: true | undefined;
  readonly onChange: (isOn: true | undefined) => void;
}

export function Tick({ label, isOn, onChange }: TickProps) {
  return (
    <label className="board-tick">
      <input
        type="checkbox"
        checked={isOn === true}
        onChange={({ target }) => onChange(target.checked ? true : undefined)}
      />
      {label}
    </label>
  );
}

/** What is being typed into a field, until its value becomes another one: by what was typed, or from elsewhere. The field
 *  stays the same element, so that it keeps the focus. */
export function useTyped(value: string) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  return [typed, setTyped] as const;
}

interface YuanFieldProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** An amount; it takes effect when it is left, not with every digit. */
export function YuanField({ label, value, onChange }: YuanFieldProps) {
  const [typed, setTyped] = useTyped(value === undefined ? '' : String(value));
  const done = (): void => {
    const amount = typed === '' ? undefined : Math.max(0, Math.round(Number(typed)));
    if (amount !== value && !Number.isNaN(amount)) onChange(amount);
  };
  return (
    <label className="board-labelled">
      <span className="quiet">{label}</span>
      <input
        type="number"
        className="board-field"
        min={0}
        step={10_000}
        inputMode="numeric"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={done}
        onKeyDown={({ key }) => key === 'Enter' && done()}
      />
    </label>
  );
}
