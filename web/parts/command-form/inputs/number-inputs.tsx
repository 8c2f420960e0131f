import { InputNumber, Slider } from 'antd';

interface NumberInputProps {
  readonly id?: string;
  readonly value?: number | null;
  readonly onChange?: (value: number | undefined) => void;
  readonly unit?: string | undefined;
}

/** A share in percent; the value lies between 0 and 1. */
export function ShareInput({ id, value, onChange, unit, ...aria }: NumberInputProps) {
  const percent = typeof value === 'number' ? Math.round(value * 100) : null;
  const change = (chosen: number | null): void => onChange?.(chosen === null ? undefined : chosen / 100);
  return (
    <span className="share-input">
      <InputNumber<number>
        {...aria}
        {...(id === undefined ? {} : { id })}
        min={0}
        max={100}
        precision={0}
        suffix={unit}
        value={percent}
        onChange={change}
      />
      {/* For the mouse only: the number says the same. */}
      <span aria-hidden="true">
        <Slider value={percent ?? 0} step={5} onChange={change} tooltip={{ open: false }} tabIndex={-1} />
      </span>
    </span>
  );
}

/** A length in minutes; the value is seconds. */
export function MinutesInput({ id, value, onChange, unit, ...aria }: NumberInputProps) {
  return (
    <InputNumber<number>
      {...aria}
      {...(id === undefined ? {} : { id })}
      className="wide"
      min={0}
      max={1440}
      suffix={unit}
      value={typeof value === 'number' ? value / 60 : null}
      onChange={(minutes) => onChange?.(minutes === null ? undefined : Math.round(minutes * 60))}
    />
  );
}

interface CountInputProps extends NumberInputProps {
  readonly max: number | null;
}

/** A whole number, from one on. */
export function CountInput({ id, value, onChange, unit, max, ...aria }: CountInputProps) {
  return (
    <InputNumber<number>
      {...aria}
      {...(id === undefined ? {} : { id })}
      className="wide"
      min={1}
      {...(max === null ? {} : { max })}
      precision={0}
      suffix={unit}
      value={value ?? null}
      onChange={(count) => onChange?.(count ?? undefined)}
    />
  );
}
