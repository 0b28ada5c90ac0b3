import { expect, it } from "vitest";
import { invalid, Refusal } from "~/domain/errors";
import { submitForm } from "~/http/forms.server";

const formOf = (...pairs: [string, string | File][]): FormData => {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
};
const refused = (form: FormData, refusal: Refusal) => submitForm(form, () => Promise.reject(refusal));

it("gives a command the fields by name: several values as a list, one as it is, also when it is empty", async () => {
  const file = new File(["x"], "a.png");
  const form = formOf(["a", "1"], ["b", "2"], ["a", "3"], ["c", ""], ["picture", file]);
  expect(await submitForm(form, (fields) => Promise.resolve(fields))).toEqual({
    a: ["1", "3"],
    b: "2",
    c: "",
    picture: file,
  });
});

it("makes nothing of a name but a name", async () => {
  const hostile = [
    "x[4294967290]",
    "a.b",
    "__proto__",
    "__intent__",
    "__state__",
    "",
    "nul\u0000l",
    "x".repeat(65),
  ];
  const form = formOf(...hostile.map((name): [string, string] => [name, "1"]), ["room-1", "ALL"]);
  await submitForm(form, (fields) => Promise.resolve(expect(fields).toEqual({ "room-1": "ALL" })));
  expect(await refused(form, invalid("name", "Give it a name."))).toMatchObject({
    data: { initialValue: { "room-1": "ALL" } },
  });
});

it("gives a refused form back with what was typed, but no files, no secrets and nothing for what is empty", async () => {
  const form = formOf(
    ...([
      ["name", "x"],
      ["tag", "a"],
      ["tag", "b"],
      ["bio", ""],
      ["password", "p"],
    ] as [string, string][]),
    ["currentPassword", "p"],
    ["picture", new File(["x"], "a.png")],
  );
  expect(await refused(form, invalid("name", "Too short."))).toEqual({
    type: "DataWithResponseInit",
    data: { status: "error", error: { name: ["Too short."] }, initialValue: { name: "x", tag: ["a", "b"] } },
    init: { status: 400, headers: {} },
  });
});

it("tells what is wrong with no field of the form of the form as a whole, and when to try again", async () => {
  const refusal = new Refusal("rate_limited", "Too fast.", { fields: { other: ["x"] }, retryAfter: 3 });
  expect(await refused(formOf(["name", "x"]), refusal)).toMatchObject({
    data: { status: "error", error: { "": ["Too fast."] }, retryAfter: 3 },
    init: { status: 429, headers: { "Retry-After": "3" } },
  });
});

it("lets a fault be one", async () => {
  await expect(submitForm(formOf(), () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
});
