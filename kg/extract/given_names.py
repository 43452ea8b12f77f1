"""Given names: words that, at the head of a label, speak for a person's name.

A general list of common given names of many languages, never a list of people; a name
that is missing here is still read where a title, an initial or a role stands beside it.
"""

from __future__ import annotations

from kg.text import word_set

GIVEN_NAMES = word_set(
    """
    aaron abby abdul abdullah abe abel abigail abraham ada adam adaeze adela adele
    adrian adriana adriano aiko aisha aishwarya ajay akiko akilah al alan alana
    alastair albert alberto aldo alec alejandra alejandro alessandro alex alexa
    alexander alexandra alexandria alexandre alexei alexis alfonso alfred alfredo ali
    alice alicia alina alisa alison allan allen allison alma alvaro alyssa amal amanda
    amara amber amelia ami amina amir amit amy ana anand anastasia anders andre andrea
    andreas andres andrew andy angel angela angelica angelina angie angus anil anita
    anjali ann anna annabel anne annette annie anthony antoine anton antonia antonio
    anya april archie ariana ariel arjun arlene armando arnold art arthur arturo asha
    ashley ashok astrid atul aubrey audrey august austin ava avery ayanna aya ayesha
    aziz barbara barack barry bart beatrice beatriz becky belen ben benjamin bennie
    benny bernard bernardo bernice bernie bert bertha beth betsy betty beverly bianca
    bill billy blaine blake blanca bob bobby bonnie boris brad bradley brandon brenda
    brendan brent brett brian bridget brigitte britt brittany brooke bruce bruno bryan
    bryce caitlin caleb calvin cameron camila camilla camille candace carl carla carlo
    carlos carlton carmen carol carole carolina caroline carolyn carrie carter casey
    cassandra catalina catharine catherine cathy cecil cecilia cedric celeste celia
    cesar chad chandra charlene charles charlie charlotte chelsea chellie cheri cheryl
    chester chi chiara chloe chris christian christina christine christoph christopher
    christy chuck cindy claire clara clarence clark claude claudia clay clayton clifford
    clint clyde cody colin colleen connie connor conrad constance cora corey cori
    corinne cory courtney craig cristian cristina crystal curtis cynthia daisy dale
    damian damon dan dana daniel daniela danielle danny darlene darrell darren darryl
    dave david dawn dean deanna deb debbie deborah debra deepak delia denis denise
    dennis derek derrick desmond devin diana diane dianne dick diego dimitri dina dirk
    dmitri dmitry dolores dominic dominique don donald donna donovan dora doreen doris
    dorothy doug douglas drew duane dustin dwayne dwight dylan earl ed eddie edgar edith
    edmund eduardo edward edwin egor eileen elaine eleanor elena eli elias elijah elisa
    elise elizabeth ella ellen ellie elliot elliott elmer eloise elsa elvira emanuel
    emeka emil emilia emiliano emilio emily emma emmanuel enrique eric erica erik erika
    erin ernest ernesto esteban esther ethan eugene eva evan evelyn fatima fatimah
    faith faye federico felicia felipe felix fernanda fernando fiona flora florence
    frances francesca francesco francis francisco francois frank frankie franklin franz
    fred freda freddie frederick fredrik fritz gabriel gabriela gabriella gail gary
    gavin gene genevieve geoff geoffrey george georgia gerald geraldine gerard gerry
    gertrude giancarlo gideon gilbert gina giorgio giovanni giulia giuseppe gladys glen
    glenn gloria gordon grace graham grant greg gregory greta gretchen guadalupe
    guillermo gus gustavo guy gwen gwendolyn hakeem haley hank hannah hans harold harriet
    harris harrison harry harvey hassan hasan hazel heather hector heidi heinrich helen
    helena helene helga henri henrietta henry herbert herman hilary hillary hiroshi holly
    homer horace howard hubert hugh hugo hussein ian ibrahim ida ignacio igor ilhan
    imani imran ingrid ira irena irene irina iris irma irving isaac isabel isabella
    isabelle isaiah ismail issa ivan ivy jack jackie jackson jacky jaclyn jacob jacqueline
    jacques jade jaime jake jamal james jamie jan jana jane janeese janelle janessa janet
    janice janine jared jasmine jason javier jay jayne jean jeanette jeanne jeff jeffrey
    jen jenna jennie jennifer jenny jeremiah jeremy jerome jerry jesse jessica jessie
    jesus jill jim jimmy jin joan joanna joanne joao joaquin jocelyn jody joe joel johan
    johanna john johnny jon jonas jonathan jordan jorge jose josef joseph josephine josh
    joshua josie joy joyce juan juana juanita judith judy julia julian juliana julianna
    julie juliet julieta julio julissa julius june justin kai kamala karen karim karina
    karl karla kate katerina katharine katherine kathleen kathryn kathy katie katrina
    katya kay keiko keisha keith kelli kelley kelly kelsey ken kendra kenji kenneth kenny
    kent kenya kerry kevin khalid kiersten kiki kim kimberly kirk kirsten kofi konrad
    kris krishna krista kristen kristi kristin kristina kristine kristy kurt kwame kyle
    lacey lakisha lance lara larry lars latasha latoya laura lauren laurel laurence
    laurie lawrence lea leah lee leila lena lenny leo leon leonard leonardo leonid leroy
    lesley leslie lester leticia levi lewis li liam lidia lila lili lilian lillian lily
    lin lincoln linda lindsay lindsey linus lionel lisa lise liz liza lloyd lois lola
    loren lorena lorenzo loretta lori lorraine lou louie louis louisa louise lourdes
    luca lucas lucia luciana luciano lucille lucy ludmila luigi luis luisa luke lulu
    lupe luz lydia lyle lynda lyndon lynette lynn lynne mabel mackenzie madeleine
    madeline mae magdalena maggie maksim malcolm malik mallory mamie mandy manish manny
    manuel manuela mara marc marcel marcella marcia marcie marco marcos marcus margaret
    margarita margie margo margot maria mariah mariana marie marielena marilyn marina
    mario marion marisa marissa marjorie mark marla marlene marsha marshall marta martha
    martin martina marty marvin mary maryam mateo matt matteo matthew matthias maura
    maureen maurice mauricio max maxim maxine maya mayra mazie meera megan meghan mehmet
    mel melanie melinda melissa melody melvin mercedes meredith mia micah michael michaela
    micheal michel michele michelle mick miguel mikael mike mikhail mila mildred miles
    milton mimi min mina ming mira miranda miriam misty mitch mitchell mohamed mohammad
    mohammed moira moises mollie molly mona monica monique morgan moses muhammad mustafa
    myra myron myrtle nabil nadia nadine nancy nanette naomi natalia natalie natasha
    nathan nathaniel neal ned neera neil nell nelson nia nicholas nick nicola nicolas
    nicole nicoletta nigel niki nikita nikki nikolai nina nita noah noam noel nora
    norma norman nydia octavio olaf oleg olga olive oliver olivia ollie olu omar opal
    ophelia oscar oswald otis otto owen pablo paige pam pamela paola paolo pat patricia
    patrick patsy patty paul paula pauline pavel pearl pedro peggy penelope penny percy
    perry pete peter petra phil philip philippe phillip phoebe phyllis pierre pilar
    piotr polly prakash pramila pranav preston priya priyanka quentin quincy quinn
    rachael rachel rafael rafaela raj raja rajesh ralph ram ramon ramona randall randi
    randy raphael raquel rashad rashid rashida raul ravi ray raymond rebecca reggie
    regina reginald rekha rene renee reuben rex rhonda ricardo rich richard rick ricky
    rita rob robby robert roberta roberto robin rochelle rocio rod roderick rodney
    rodolfo rodrigo roger roland rolando roman ron ronald ronnie rory rosa rosalie
    rosalind rosalynn rosario rose rosemarie rosemary rosie ross roxanne roy ruben ruby
    rudolph rudy rufus russ russell rusty ruth ryan sabrina sadie salim sally salma
    salvador salvatore sam samantha samira samuel sana sandeep sandra sandy sanjay
    santiago sara sarah sasha saul savannah scott sean sebastian selena serena serene
    serge sergei sergey sergio seth shahid shane shannon sharon shaun shauna shawn sheila
    sheldon shelia shelley shelly sherri sherrod sherry sheryl shirley shontel sidney
    siegfried sigrid silvia simon simone sindy sofia sonia sonja sophia sophie stacey
    stacy stan stanley stefan stefano stella steny stephan stephanie stephen steve
    steven stewart stuart sue sunil suresh susan susana susanna susanne susie suzanne
    suzette svetlana sven sybil sydney sylvia tabitha tamara tami tammy tanya tara tariq
    tasha tatiana tatyana taylor ted terence teresa teri terrance terrence terri terry
    tess thea thelma theo theodore theresa therese thomas tiffany tim timothy tina tish
    tobias toby todd tom tomas tommy toni tony tonya tracey traci tracy travis trevor
    tricia trina trisha troy trudy tyler tyrone tyson ursula uma usha valentina valeria
    valerie vanessa vaughn vera verna vernon veronica vicente vicki vickie vicky victor
    victoria vijay vikram vince vincent vincenzo viola violet virginia vishal vivek
    vivian vladimir wade wallace walt walter wanda warren wayne wei wenonah wendell
    wendy werner wes wesley whitney wilbur wilfred wilhelm will willa willard william
    willie willy wilma winifred winston wolfgang wyatt xavier xi xiao yan yang yasmin
    yolanda yoko yousef youssef yuki yulia yuri yusuf yves yvette yvonne zachary zack
    adriano ajit alba aldo alida allie amos anders anita anju annabelle anthea arlen
    armand arturo asif ayo barb barney beau bernadette beto bettina bev birgit bradford
    brad brandi bree bret brit brock bronwyn buddy bryce carey carly cass cathleen celina
    chase cheyenne chip chloé chuck clarissa clarice cornelius corrine cyrus dara darcy
    darnell dashiell deandre deena delilah denny desiree devon dexter diya doug dot
    dwayne eamon edith edna eileen eliana ellis elvis emerson ephraim errol esme etienne
    ezra farah farrah fabian fergus flor floyd fran frannie gareth gayle geraldo gil giles
    gillian gino glenda greisa guido gunnar gwyneth hal hamza harlan harmeet haruki hattie
    heidi hilda hope iain idris ilana iman imelda inga ingo inge ines isla jacinda jai
    jamila janae jasper jayson jd jeanine jed jeffery jemima jens jerri jody johann joni
    jorn josefina jovita juanita judd juergen jurgen kamal kareem kari kathrin katja kaye
    keir kellyanne kevan kip kirsty kit kitty klaus kofi kristof laila lana larisa latisha
    laverne leandro leif lenore leopold lex lindy livia loretta lorna lucie lucien luisa
    lyle lynsey madison magnus mahmoud maia maira mandeep marcela marcellus margrethe
    mariam maribel maribeth marit markus marlon marnie marty matilda matias maud mavis
    maximilian mei merle merrill mikayla milan milena mo moe mohamad monika monty morris
    myles nadine nanci natalya nell nerea nicholle nikola nina nolan norbert odette ola
    oleksandr olivier oren orlando orrin osama paddy patience patrice petr peyton pia
    prudence radha rainer ramsey rana randolph rasheed reed reese regan reid renata rhett
    rhys rich roisin rolf romy rosanna rosanne roz rudi rupert sakura saleh sanford sander
    sandhya sascha scarlett selma shaina shania shari shauna shay shelby shira sian sigmund
    simeon sonny soren spencer stacie stefanie sterling sven svitlana taiwo tamika tatum
    teddy terri thaddeus theodora thierry tilda tish titus tod torsten trent trey tricia
    trudi tyree ulrich ulrike uri valery vern vianney vianey viktor viktoria vinny vivienne
    waleed waylon wendi wiley wilbert wilson wolf xander yael yaroslav yesenia yuval yvon
    zachariah zaid zeke zachery zena zuzana
    zainab zara zelda zev zhang zoe zoya
    """
)
