import { describe, expect, it } from "vitest";
import { csvOf } from "~/domain/stats/csv";

describe("a chart's file for spreadsheets", () => {
  const row = (text: string) => csvOf({ head: ["Track"], rows: [[text]] }).split("\r\n")[1];

  it("quotes what would break its rows and columns", () => {
    expect(csvOf({ head: ["A", "B"], rows: [["x", -1]] })).toBe("\uFEFFA,B\r\nx,-1\r\n");
    expect(row("a,b")).toBe('"a,b"');
    expect(row('say "hi"')).toBe('"say ""hi"""');
    expect(csvOf({ head: ["A"], rows: [["two\nlines"]] })).toContain('"two\nlines"');
  });

  it("lets no text be taken for a formula", () => {
    for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =cmd|'/C calc'!A0", "＝1"])
      expect(row(text), text).toMatch(/^"?'/);
    expect(row("2 + 2 = 4")).toBe("2 + 2 = 4");
  });
});
