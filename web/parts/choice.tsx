interface ChoiceProps {
  readonly label: string;
  /** Text of the entry that narrows nothing. */
  readonly any: string;
  readonly value: string | undefined;
  /** Code and name of each entry. */
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (chosen: string | undefined) => void;
}

/** One of several codes, or any: the browser's own list, light enough for the first load of a page. */
export function Choice({ label, any, value, options, onChange }: ChoiceProps) {
  return (
    <select
      className="plain-select"
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
    >
      <option value="">{any}</option>
      {options.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}
