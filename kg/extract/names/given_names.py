"""Given names: words that, at the head of a label, speak for a person's name.

A general list of common given names of many languages, never a list of people; a name
that is missing here is still read where a title, an initial or a role stands beside it.
"""

from __future__ import annotations

from kg.text import word_set

GIVEN_NAMES = word_set(
    """
    aaron abby abdul abdullah abe abel abigail abraham ada adaeze adam adela adele
    adrian adriana adriano aiko aisha aishwarya ajay ajit akiko al alan alana
    alastair alba albert alberto aldo alec alejandra alejandro alessandro alex alexa
    alexander alexandra alexandre alexandria alexei alexis alfonso alfred alfredo
    ali alice alicia alida alina alisa alison allan allen allie allison alma alvaro
    alyssa amal amanda amara amber amelia ami amina amir amit amos amy ana anand
    anastasia anders andre andrea andreas andres andrew andy angel angela angelica
    angelina angie angus anil anita anjali anju ann anna annabel annabelle anne
    annette annie anthea anthony antoine anton antonia antonio anya april archie
    ariana ariel arjun arlen arlene armand armando arnold art arthur arturo asha
    ashley ashok asif astrid atul aubrey audrey august austin ava avery aya ayanna
    ayesha ayo aziz barb barbara barney barry bart beatrice beatriz beau becky belen
    ben benjamin bennie benny bernadette bernard bernardo bernice bernie bert bertha
    beth beto betsy bettina betty bev beverly bianca bill billy birgit blaine blake
    blanca bob bobby bonnie boris brad bradford bradley brandi brandon bree brenda
    brendan brent bret brett brian bridget brigitte brit britt brittany brock
    bronwyn brooke bruce bruno bryan bryce buddy caitlin caleb calvin cameron camila
    camilla camille candace carey carl carla carlo carlos carlton carly carmen carol
    carole carolina caroline carolyn carrie carter casey cass cassandra catalina
    catharine catherine cathleen cathy cecil cecilia cedric celeste celia celina
    cesar chad chandra charlene charles charlie charlotte chase chelsea cheri cheryl
    chester cheyenne chi chiara chip chloe chloé chris christian christina christine
    christoph christopher christy chuck cindy claire clara clarence clarice clarissa
    clark claude claudia clay clayton clifford clint clyde cody colin colleen connie
    connor conrad constance cora corey cori corinne cornelius corrine cory courtney
    craig cristian cristina crystal curtis cynthia cyrus daisy dale damian damon dan
    dana daniel daniela danielle danny dara darcy darlene darnell darrell darren
    darryl dashiell dave david dawn dean deandre deanna deb debbie deborah debra
    deena deepak delia delilah denis denise dennis denny derek derrick desiree
    desmond devin devon dexter diana diane dianne dick diego dimitri dina dirk diya
    dmitri dmitry dolores dominic dominique don donald donna donovan dora doreen
    doris dorothy dot doug douglas drew duane dustin dwayne dwight dylan eamon earl
    ed eddie edgar edith edmund edna eduardo edward edwin egor eileen elaine eleanor
    elena eli eliana elias elijah elisa elise elizabeth ella ellen ellie elliot
    elliott ellis elmer eloise elsa elvira elvis emanuel emeka emerson emil emilia
    emiliano emilio emily emma emmanuel enrique ephraim eric erica erik erika erin
    ernest ernesto errol esme esteban esther ethan etienne eugene eva evan evelyn
    ezra fabian faith farah farrah fatima fatimah faye federico felicia felipe felix
    fergus fernanda fernando fiona flor flora florence floyd fran frances francesca
    francesco francis francisco francois frank frankie franklin frannie franz fred
    freda freddie frederick fredrik fritz gabriel gabriela gabriella gail gareth
    gary gavin gayle gene genevieve geoff geoffrey george georgia gerald geraldine
    geraldo gerard gerry gertrude giancarlo gideon gil gilbert giles gillian gina
    gino giorgio giovanni giulia giuseppe gladys glen glenda glenn gloria gordon
    grace graham grant greg gregory greta gretchen guadalupe guido guillermo gunnar
    gus gustavo guy gwen gwendolyn gwyneth hakeem hal haley hamza hank hannah hans
    harlan harmeet harold harriet harris harrison harry haruki harvey hasan hassan
    hattie hazel heather hector heidi heinrich helen helena helene helga henri
    henrietta henry herbert herman hilary hilda hillary hiroshi holly homer hope
    horace howard hubert hugh hugo hussein iain ian ibrahim ida idris ignacio igor
    ilana iman imani imelda imran ines inga inge ingo ingrid ira irena irene irina
    iris irma irving isaac isabel isabella isabelle isaiah isla ismail issa ivan ivy
    jacinda jack jackie jackson jacky jaclyn jacob jacqueline jacques jade jai jaime
    jake jamal james jamie jamila jan jana janae jane janelle janet janice janine
    jared jasmine jason jasper javier jay jayne jayson jd jean jeanette jeanine
    jeanne jed jeff jeffery jeffrey jemima jen jenna jennie jennifer jenny jens
    jeremiah jeremy jerome jerri jerry jesse jessica jessie jesus jill jim jimmy jin
    joan joanna joanne joao joaquin jocelyn jody joe joel johan johann johanna john
    johnny jon jonas jonathan joni jordan jorge jorn jose josef josefina joseph
    josephine josh joshua josie jovita joy joyce juan juana juanita judd judith judy
    juergen julia julian juliana julianna julie juliet julieta julio julissa julius
    june jurgen justin kai kamal kamala kareem karen kari karim karina karl karla
    kate katerina katharine katherine kathleen kathrin kathryn kathy katie katja
    katrina katya kay kaye keiko keir keisha keith kelley kelli kelly kellyanne
    kelsey ken kendra kenji kenneth kenny kent kenya kerry kevan kevin khalid
    kiersten kiki kim kimberly kip kirk kirsten kirsty kit kitty klaus kofi konrad
    kris krishna krista kristen kristi kristin kristina kristine kristof kristy kurt
    kwame kyle lacey laila lakisha lana lance lara larisa larry lars latasha latisha
    latoya laura laurel lauren laurence laurie laverne lawrence lea leah leandro lee
    leif leila lena lenny lenore leo leon leonard leonardo leonid leopold leroy
    lesley leslie lester leticia levi lewis lex li liam lidia lila lili lilian
    lillian lily lin lincoln linda lindsay lindsey lindy linus lionel lisa lise
    livia liz liza lloyd lois lola loren lorena lorenzo loretta lori lorna lorraine
    lou louie louis louisa louise lourdes luca lucas lucia luciana luciano lucie
    lucien lucille lucy ludmila luigi luis luisa luke lulu lupe luz lydia lyle lynda
    lyndon lynette lynn lynne lynsey mabel mackenzie madeleine madeline madison mae
    magdalena maggie magnus mahmoud maia maira maksim malcolm malik mallory mamie
    mandeep mandy manish manny manuel manuela mara marc marcel marcela marcella
    marcellus marcia marcie marco marcos marcus margaret margarita margie margo
    margot margrethe maria mariah mariam mariana maribel maribeth marie marilyn
    marina mario marion marisa marissa marit marjorie mark markus marla marlene
    marlon marnie marsha marshall marta martha martin martina marty marvin mary
    maryam mateo matias matilda matt matteo matthew matthias maud maura maureen
    maurice mauricio mavis max maxim maximilian maxine maya mayra meera megan meghan
    mehmet mei mel melanie melinda melissa melody melvin mercedes meredith merle
    merrill mia micah michael michaela micheal michel michele michelle mick miguel
    mikael mikayla mike mikhail mila milan mildred milena miles milton mimi min mina
    ming mira miranda miriam misty mitch mitchell mo moe mohamad mohamed mohammad
    mohammed moira moises mollie molly mona monica monika monique monty morgan
    morris moses muhammad mustafa myles myra myron myrtle nabil nadia nadine nanci
    nancy nanette naomi natalia natalie natalya natasha nathan nathaniel neal ned
    neera neil nell nelson nerea nia nicholas nicholle nick nicola nicolas nicole
    nicoletta nigel niki nikita nikki nikola nikolai nina nita noah noam noel nolan
    nora norbert norma norman octavio odette ola olaf oleg oleksandr olga olive
    oliver olivia olivier ollie olu omar opal ophelia oren orlando orrin osama oscar
    oswald otis otto owen pablo paddy paige pam pamela paola paolo pat patience
    patrice patricia patrick patsy patty paul paula pauline pavel pearl pedro peggy
    penelope penny percy perry pete peter petr petra peyton phil philip philippe
    phillip phoebe phyllis pia pierre pilar piotr polly prakash pramila pranav
    preston priya priyanka prudence quentin quincy quinn rachael rachel radha rafael
    rafaela rainer raj raja rajesh ralph ram ramon ramona ramsey rana randall randi
    randolph randy raphael raquel rashad rasheed rashid rashida raul ravi ray
    raymond rebecca reed reese regan reggie regina reginald reid rekha renata rene
    renee reuben rex rhett rhonda rhys ricardo rich richard rick ricky rita rob
    robby robert roberta roberto robin rochelle rocio rod roderick rodney rodolfo
    rodrigo roger roisin roland rolando rolf roman romy ron ronald ronnie rory rosa
    rosalie rosalind rosalynn rosanna rosanne rosario rose rosemarie rosemary rosie
    ross roxanne roy roz ruben ruby rudi rudolph rudy rufus rupert russ russell
    rusty ruth ryan sabrina sadie sakura saleh salim sally salma salvador salvatore
    sam samantha samira samuel sana sandeep sander sandhya sandra sandy sanford
    sanjay santiago sara sarah sascha sasha saul savannah scarlett scott sean
    sebastian selena selma serena serene serge sergei sergey sergio seth shahid
    shaina shane shania shannon shari sharon shaun shauna shawn shay sheila shelby
    sheldon shelia shelley shelly sherri sherry sheryl shira shirley sian sidney
    siegfried sigmund sigrid silvia simeon simon simone sofia sonia sonja sonny
    sophia sophie soren spencer stacey stacie stacy stan stanley stefan stefanie
    stefano stella stephan stephanie stephen sterling steve steven stewart stuart
    sue sunil suresh susan susana susanna susanne susie suzanne suzette sven
    svetlana svitlana sybil sydney sylvia tabitha taiwo tamara tami tamika tammy
    tanya tara tariq tasha tatiana tatum tatyana taylor ted teddy terence teresa
    teri terrance terrence terri terry tess thaddeus thea thelma theo theodora
    theodore theresa therese thierry thomas tiffany tilda tim timothy tina tish
    titus tobias toby tod todd tom tomas tommy toni tony tonya torsten tracey traci
    tracy travis trent trevor trey tricia trina trisha troy trudi trudy tyler tyree
    tyrone tyson ulrich ulrike uma uri ursula usha valentina valeria valerie valery
    vanessa vaughn vera vern verna vernon veronica vianney vicente vicki vickie
    vicky victor victoria vijay vikram viktor viktoria vince vincent vincenzo vinny
    viola violet virginia vishal vivek vivian vivienne vladimir wade waleed wallace
    walt walter wanda warren waylon wayne wei wendell wendi wendy werner wes wesley
    whitney wilbert wilbur wiley wilfred wilhelm will willa willard william willie
    willy wilma wilson winifred winston wolf wolfgang wyatt xander xavier xi xiao
    yael yan yang yaroslav yasmin yesenia yoko yolanda yousef youssef yuki yulia
    yuri yusuf yuval yves yvette yvon yvonne zachariah zachary zachery zack zaid
    zainab zara zeke zelda zena zev zhang zoe zoya zuzana
    """
)
