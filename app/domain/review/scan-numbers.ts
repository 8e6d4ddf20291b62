/** Whether the digits are a card number by the check digit of ISO/IEC 7812-1, Annex B (Luhn). Of random numbers one in ten is. */
export function isLuhn(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of the first 17 digits of a citizen's number: GB 11643-1999, ISO 7064 MOD 11-2. */
export function citizenCheckDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return "10X98765432"[sum % 11]!;
}

/** Provinces by the first two digits: GB/T 2260, and 81, 82, 83 of residence permits. */
const PROVINCE = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[12])/;

/** Whether 18 characters are built like a citizen's number: province, a day that exists, order, check character. */
export function isCitizenNumber(text: string): boolean {
  return hasCitizenShape(text) && citizenCheckDigit(text) === text[17]!.toUpperCase();
}

/** The same without the check character, for numbers with a slip of the pen. */
export function hasCitizenShape(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text) || !PROVINCE.test(text)) return false;
  return isBirthday(text.slice(6, 14));
}

function isBirthday(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))];
  if (year < 1900 || year > 2099 || month < 1 || month > 12) return false;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
