const SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
const FIRST = "文志建国明晓秀玉海春永丽桂立家美慧德金思雨子浩佳欣静";
const SECOND = "华强平英兰芳伟军敏杰涛超霞娟燕辉鹏飞红梅琴勇";

/** The invented name of the n-th demo citizen: the same number gives the same name. */
export function demoCitizenName(number: number): string {
  const pick = (letters: string, index: number) => letters[index % letters.length] ?? "";
  const surname = pick(SURNAMES, number * 7);
  const second = pick(SECOND, Math.floor(number / SURNAMES.length) + number * 3);
  return number % 5 === 0 ? surname + second : surname + pick(FIRST, number * 11) + second;
}

/** The number under which the persona `representative` stands among the demo citizens, who begin at 1. */
export const DEMO_REPRESENTATIVE = 0;
