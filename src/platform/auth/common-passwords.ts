/**
 * Passwords and word chains that guessing begins with, of twelve letters or more or made so by digits and signs (those are taken out
 * before the look-up). Shorter ones are refused by length alone.
 */
const WORDS = `password passwort passw0rd passwordpassword passwordlogin mypassword yourpassword thepassword newpassword adminpassword
  changeme changemenow changemeplease letmein letmeinnow letmeinplease pleaseletmein welcome welcomehome welcomeback welcomeadmin
  qwerty qwertyuiop qwertyuiopasdf qwertyqwerty qwertyqwertyqwerty qwertzuiop asdfghjkl asdfghjklqwerty asdfasdfasdf zxcvbnm
  qazwsxedc qazwsxedcrfv qwertyasdfgh abcdefghijkl abcdefghijklm abcdefghijklmnop abcabcabcabc aaaaaaaaaaaa administrator
  administrators superadministrator superuser rootroot rootrootroot adminadmin adminadminadmin administration iloveyou
  iloveyouforever iloveyousomuch iloveyoubaby loveyouforever sunshine princess football footballer baseball basketball superman
  batman starwars masterpassword trustnoone dragon dragondragon monkeymonkey shadow michael jennifer jordan liverpool
  manchesterunited chelseafootball arsenalfootball correcthorsebatterystaple correcthorse batterystaple summer winter spring
  autumn january february september october november december secret secretsecret secretpassword topsecret temporary
  temporarypassword temppassword testtesttest testpassword testing testtest guestguest companypassword companyname salesforce
  hubspot pipedrive dynamics customer customers deployment internetofthings whatever whateverwhatever computer
  computercomputer internet internetinternet samsung googlegoogle microsoft windows hellohello helloworld helloworldhello
  goodmorning thankyou thankyouverymuch christmas happybirthday blessedblessed jesuschrist elizabeth alexander alexandra
  christopher christian washington california barcelona realmadrid`;

const CHAINS = [
  '123456789012',
  '1234567890123',
  '12345678901234',
  '123456789abc',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  '0123456789ab',
  '987654321098',
];

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set([...WORDS.split(/\s+/), ...CHAINS]);
