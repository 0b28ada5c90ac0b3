import { Link, type LinkProps } from "@remix-run/react";
import { forwardRef, type ButtonHTMLAttributes, type ReactNode } from "react";
import { cx } from "../cx";
import { Spinner } from "./spinner";

export type ButtonVariant = "primary" | "quiet" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-coral text-on-coral hover:bg-coral-bright shadow-card",
  quiet: "bg-raised text-text hover:bg-line-strong/70 shadow-card",
  ghost: "text-text-soft hover:bg-raised hover:text-text",
  danger:
    "border border-danger-text/45 text-danger-text hover:border-transparent hover:bg-danger-text hover:text-ground",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "min-h-9 px-3.5 text-sm",
  md: "min-h-11 px-5 text-base",
  lg: "min-h-[3.25rem] px-7 text-lg",
};

type Look = { variant?: ButtonVariant; size?: ButtonSize; className?: string };

function look({ variant = "primary", size = "md", className }: Look): string {
  return cx(
    "relative inline-flex select-none items-center justify-center gap-2 whitespace-nowrap rounded-full font-semibold",
    "transition active:scale-[0.97] disabled:pointer-events-none disabled:opacity-55",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Look & { pending?: boolean };

/**
 * A button. While `pending` it keeps its width and its focus, says it is busy and ignores presses
 * (`aria-disabled` rather than `disabled`, which would drop the keyboard's place).
 */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, className, pending = false, type = "submit", children, onClick, ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={look({ variant, size, className })}
      {...rest}
    >
      {pending ? <Spinner className="absolute" /> : null}
      <span className={cx("inline-flex items-center gap-2", pending && "opacity-0")}>{children}</span>
    </button>
  );
});

/** The same look for what goes somewhere. */
export function ButtonLink({ variant, size, className, ...rest }: Omit<LinkProps, "className"> & Look) {
  return <Link className={look({ variant, size, className })} {...rest} />;
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** What it does, for those who do not see the icon; shown as a tooltip to those who do. */
  label: string;
  children: ReactNode;
};

/** A button with only an icon: 44 pixels square, so that a thumb finds it. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { label, className, type = "submit", children, ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      aria-label={label}
      title={label}
      className={cx("icon-button", className)}
      {...rest}
    >
      {children}
    </button>
  );
});
