interface PlainChoiceProps<Code extends string> {
  readonly label: string;
  readonly value: Code;
  /** Code and name of each entry. */
  readonly options: readonly (readonly [Code, string])[];
  readonly onChange: (chosen: Code) => void;
}

/** Exactly one of several codes: the browser's own list. */
export function PlainChoice<Code extends string>({ label, value, options, onChange }: PlainChoiceProps<Code>) {
  return (
    <select
      className="plain-select"
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value as Code)}
    >
      {options.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}
